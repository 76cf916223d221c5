import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const text = readFileSync("SECURITY.md", "utf8");

/** What stands in backquotes and is a path of the tree: with a folder, or a file with its ending. */
const PATH = /`((?:[\w.[\]()-]+\/)+[\w.[\]()-]*|[\w.-]+\.(?:tsx?|mjs|js|json|yml))`/gu;
/** A section of the page itself. */
const SECTION = /_([^_]+)_ above/gu;

const headings = new Set([...text.matchAll(/^## (.+)$/gmu)].map(([, heading]) => heading));

/** What a text gives as evidence, and whether it is there. */
function evidenceIn(part: string): { name: string; exists: boolean }[] {
  return [
    ...[...part.matchAll(PATH)].map(([, path = ""]) => ({ name: path, exists: existsSync(path) })),
    ...[...part.matchAll(SECTION)].map(([, name = ""]) => ({ name, exists: headings.has(name) })),
  ];
}

/** What is wrong with a row: its state has no name, or it is met and nothing that exists shows it. */
function faultOf(row: string): string | null {
  const [, number = "", , state = "", evidence = ""] = row.split("|").map((cell) => cell.trim());
  if (!["met", "not met", "n/a", "operator"].includes(state)) return `${number} is ${state}`;
  const shown = evidenceIn(evidence).some(({ exists }) => exists);
  return state === "met" && !shown ? `${number} is met by nothing that exists` : null;
}

it("points at evidence that is there", () => {
  const evidence = evidenceIn(text);
  expect(evidence.length).toBeGreaterThan(80);
  expect(evidence.filter(({ exists }) => !exists)).toEqual([]);
});

it("gives every ticked row evidence that exists", () => {
  const rows = text.split("\n").filter((line) => /^\| \d+\.\d+\.\d+/u.test(line));
  expect(rows.length).toBeGreaterThan(60);
  expect(rows.flatMap((row) => faultOf(row) ?? [])).toEqual([]);
});

describe("a row is faulty", () => {
  it.each([
    ["| 1.2.3 | something | done | `biome.json` |", "1.2.3 is done"],
    ["| 1.2.3 | something | met | – |", "1.2.3 is met by nothing that exists"],
    ["| 1.2.3 | something | met | React does it |", "1.2.3 is met by nothing that exists"],
    ["| 1.2.3 | something | met | `lib/no-such.ts` |", "1.2.3 is met by nothing that exists"],
    [
      "| 1.2.3 | something | met | _No such section_ above |",
      "1.2.3 is met by nothing that exists",
    ],
  ])("%s", (row, fault) => {
    expect(faultOf(row)).toBe(fault);
  });

  it.each([
    "| 1.2.3 | something | met | `biome.json` |",
    "| 1.2.3 | something | met | _Sessions_ above |",
    "| 1.2.3 | something | n/a | there is none |",
  ])("not so %s", (row) => {
    expect(faultOf(row)).toBeNull();
  });
});
