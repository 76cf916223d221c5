import { describe, expect, test } from "vitest";
import { addEntries, splitEntries } from "./entries";

describe("splitEntries", () => {
  test.each([
    ["commas", "a,b, c", ["a", "b", "c"]],
    ["semicolons", "a;b ; c", ["a", "b", "c"]],
    ["a column of a spreadsheet", "a\r\nb\r\nc\r\n", ["a", "b", "c"]],
    ["a row of a spreadsheet", "a\tb\tc", ["a", "b", "c"]],
    ["a list of strings", '["a", "b",\n "c"]', ["a", "b", "c"]],
    ["typographic quotes", "“a” ‘b’ «c»", ["a", "b", "c"]],
    ["separators only", " ,;\n ", []],
    ["an invisible mark of a copied cell", "\ufeffa\u200b b", ["a", "b"]],
    ["no-break spaces", "a\u00a0b", ["a", "b"]],
    ["an id with dashes", "113-1234567-7654321", ["113-1234567-7654321"]],
  ])("takes %s apart", (_, text, values) => {
    expect(splitEntries(text)).toEqual(values);
  });

  test("leaves spaces inside values where values may have them", () => {
    expect(splitEntries("TV mounting, tyre fitting\n'wall work'", "not-spaces")).toEqual([
      "TV mounting",
      "tyre fitting",
      "wall work",
    ]);
  });
});

describe("addEntries", () => {
  const rules = {
    limit: 3,
    check: (value: string) => (/^[A-Z]$/.test(value) ? null : `${value} is not a letter`),
    normalise: (value: string) => value.toUpperCase(),
  };

  test("adds in the order given, each in its one spelling", () => {
    expect(addEntries(["A"], ["c", "b"], rules)).toMatchObject({
      values: ["A", "C", "B"],
      added: ["C", "B"],
    });
  });

  test("names what was there already and what came twice", () => {
    expect(addEntries(["A"], ["a", "b", "B"], rules)).toMatchObject({
      values: ["A", "B"],
      duplicates: ["A", "B"],
    });
  });

  test("gives an invalid entry back as it was typed", () => {
    expect(addEntries([], ["b", "x9"], rules)).toMatchObject({
      values: ["B"],
      invalid: [{ entry: "x9", message: "X9 is not a letter" }],
    });
  });

  test("gives back what found the list full, but still calls a duplicate a duplicate", () => {
    expect(addEntries(["A", "B"], ["c", "d", "a"], rules)).toMatchObject({
      values: ["A", "B", "C"],
      beyond: ["d"],
      duplicates: ["A"],
    });
  });

  test("keeps the same list when nothing is added", () => {
    const current = ["A"];
    expect(addEntries(current, ["a", "?"], rules).values).toBe(current);
  });
});
