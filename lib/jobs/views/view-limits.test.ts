import { expect, it } from "vitest";
import { STARTING_VIEWS } from "./starting-views";
import { isViewQuery, tidyName } from "./view-limits";

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
