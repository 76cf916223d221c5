import { expect, test } from "vitest";
import { type Chosen, queryOf } from "./address";

const chosen = (...queries: string[]): Chosen => ({ before: "a=1", queries });

test("what was chosen last counts until the router says it", () => {
  expect(queryOf("a=1", chosen("a=2", "a=3"))).toBe("a=3");
  expect(queryOf("a=2", chosen("a=2", "a=3"))).toBe("a=3");
  expect(queryOf("a=3", chosen("a=2", "a=3"))).toBe("a=3");
});

test("an address that nobody chose here counts at once", () => {
  expect(queryOf("a=9", chosen("a=2", "a=3"))).toBe("a=9");
  expect(queryOf("a=9", { before: "", queries: [] })).toBe("a=9");
});

test("a choice may be taken back before the router has heard of it", () => {
  expect(queryOf("a=1", chosen("a=2", "a=1"))).toBe("a=1");
  expect(queryOf("a=2", chosen("a=2", "a=1"))).toBe("a=1");
});
