import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { VARIABLE_NAMES } from "./env";
import { SECRET_NAMES } from "./secret-files";

/** Read by the start command and by Next, before there are settings. */
const ADDRESS = ["PORT", "HOSTNAME"];

const lines = readFileSync(".env.example", "utf8").split("\n");

it("documents every variable that is read, and no other", () => {
  const documented = lines
    .filter((line) => /^[A-Z_]+=$/u.test(line))
    .map((line) => line.slice(0, -1));
  const read = [...VARIABLE_NAMES, ...SECRET_NAMES.map((name) => `${name}_FILE`), ...ADDRESS];
  expect(documented.toSorted()).toEqual(read.toSorted());
});

it("says a sentence before each", () => {
  const bare = lines.filter(
    (line, index) => /^[A-Z]/u.test(line) && !/^# .+/u.test(lines[index - 1] ?? ""),
  );
  expect(bare).toEqual([]);
});
