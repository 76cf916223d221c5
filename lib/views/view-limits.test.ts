import { afterEach, expect, it, vi } from "vitest";
import { STARTING_VIEWS } from "./view-choice";
import { isViewId, isViewQuery, newViewId, tidyName } from "./view-limits";

afterEach(() => vi.unstubAllGlobals());

it("has an id for a new view, also where the page came over plain http", () => {
  const { crypto } = globalThis;
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  const ids = Array.from({ length: 100 }, newViewId);
  expect(new Set(ids).size).toBe(100);
  expect(ids.filter((id) => !isViewId(id))).toEqual([]);
});

it("keeps every parameter that asks something", () => {
  const asks = "status=HOLD&asin=B000000001&created=90d&tz=Europe/Berlin&sort=date&size=5";
  expect(isViewQuery(asks)).toBe(true);
  expect(STARTING_VIEWS.every(({ query }) => isViewQuery(query))).toBe(true);
});

it.each([
  "note=Ring+Ada+at+555",
  "status=HOLD&page=7",
  "job=J1",
  "asOf=2026-11-24T08:00Z",
  "__proto__=1",
  "Ada Lovelace, 12 Main Street",
])("refuses %s, which is more than a question", (query) => {
  expect(isViewQuery(query)).toBe(false);
});

it("tidies names", () => {
  expect(tidyName("  Late \n jobs ")).toBe("Late jobs");
  expect(tidyName("x".repeat(70))).toHaveLength(60);
  expect(tidyName(" \t ")).toBe("");
});
