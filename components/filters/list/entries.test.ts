import { describe, expect, test } from "vitest";
import { addEntries } from "./entries";

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
