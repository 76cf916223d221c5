import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** Files that SECURITY.md points at: in backquotes, with a folder and an ending. */
const POINTER = /`((?:app|components|e2e|lib)\/[^`]+\.tsx?)`/gu;

const text = readFileSync("SECURITY.md", "utf8");

it("points at evidence that is there", () => {
  const files = [...text.matchAll(POINTER)].map(([, file]) => file ?? "");
  expect(files.length).toBeGreaterThan(30);
  expect([...new Set(files)].filter((file) => !existsSync(file))).toEqual([]);
});

it("gives every ticked row its evidence", () => {
  const rows = text.split("\n").filter((line) => /^\| \d+\.\d+\.\d+/u.test(line));
  expect(rows.length).toBeGreaterThan(60);
  for (const row of rows) {
    const [, , , state = "", evidence = ""] = row.split("|").map((cell) => cell.trim());
    expect(["met", "not met", "n/a", "operator"], row).toContain(state);
    if (state === "met") expect(evidence, row).not.toBe("");
  }
});
