import { afterEach, describe, expect, it, vi } from "vitest";
import { STARTING_VIEWS } from "./starting-views";
import type { View } from "./view";
import {
  canBeKept,
  isViewId,
  isViewQuery,
  newViewId,
  QUERY_LENGTH,
  tidyName,
  tidyQuery,
} from "./view-limits";

const view: View = { id: "v-1", name: "Late", query: "status=HOLD&store=S1", columns: null };

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

describe("a query that is more than a question", () => {
  it.each([
    "note=Ring+Ada+at+555",
    "status=HOLD&page=7",
    "job=J1",
    "asOf=2026-11-24T08:00Z",
    "__proto__=1",
    "Ada Lovelace, 12 Main Street",
  ])("%s is none", (query) => {
    expect(isViewQuery(query)).toBe(false);
    expect(canBeKept({ ...view, query })).toBe(false);
  });

  it("loses what is none of a search's", () => {
    expect(tidyQuery("status=HOLD&page=7&utm_source=mail&store=S1")).toBe("status=HOLD&store=S1");
    expect(tidyQuery(view.query)).toBe(view.query);
  });
});

it.each([
  { what: "without a name", change: { name: "" } },
  { what: "with needless spaces", change: { name: " Late " } },
  { what: "with too long a name", change: { name: "x".repeat(61) } },
  { what: "with an id that is a path", change: { id: "../admin" } },
  { what: "with too long a query", change: { query: `store=${"x".repeat(QUERY_LENGTH)}` } },
  { what: "with too many columns", change: { columns: "x".repeat(4_001) } },
])("a view $what is not kept", ({ change }) => {
  expect(canBeKept(view)).toBe(true);
  expect(canBeKept({ ...view, ...change })).toBe(false);
});

it("tidies names", () => {
  expect(tidyName("  Late \n jobs ")).toBe("Late jobs");
  expect(tidyName("x".repeat(70))).toHaveLength(60);
  expect(tidyName(" \t ")).toBe("");
});
