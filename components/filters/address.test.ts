import { expect, test } from "vitest";
import { afterHearing, type Chosen, queryOf } from "./address";

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

test("a link back to where the choice was made counts as soon as the router has heard of the choice", () => {
  const heard = afterHearing("a=2", chosen("a=2"));
  expect(queryOf("a=2", heard)).toBe("a=2");
  expect(queryOf("a=1", heard)).toBe("a=1");
});

test("what was chosen last counts for as long as the router hands on what was chosen before it", () => {
  const first = afterHearing("a=2", chosen("a=2", "a=3", "a=2"));
  expect(queryOf("a=2", first)).toBe("a=2");
  const second = afterHearing("a=3", first);
  expect(queryOf("a=3", second)).toBe("a=2");
  expect(afterHearing("a=2", second)).toEqual({ before: "a=2", queries: [] });
});

test("to hear again what was heard, or what nobody chose, changes nothing", () => {
  const before = chosen("a=2", "a=1");
  expect(afterHearing("a=1", before)).toBe(before);
  expect(afterHearing("a=9", before)).toBe(before);
});
