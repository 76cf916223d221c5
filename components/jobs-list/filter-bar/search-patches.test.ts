import { describe, expect, test } from "vitest";
import { emptySearch } from "@/lib/search/jobs-search";
import { searchToString } from "@/lib/search/search-params";
import { parseRange, type Range } from "@/lib/time/range";
import { datePatch, freezeSearch, looksBackForScheduled, scheduledPatch } from "./search-patches";

const ZONE = "America/Los_Angeles";
const NOW = Date.parse("2026-11-24T17:12:34Z");

function range(text: string): Range {
  const parsed = parseRange(text);
  if (parsed === null) throw new Error(`No range: ${text}`);
  return parsed;
}

describe("datePatch", () => {
  test("moves a range from created to updated", () => {
    expect(datePatch("updated", range("7d"))).toEqual({ created: null, updated: range("7d") });
  });

  test("without a range the default applies, which is by creation", () => {
    expect(datePatch("updated", null)).toEqual({ created: null, updated: null });
  });
});

describe("scheduledPatch", () => {
  const today = range("today");

  test("looks back 90 days where nothing says when the jobs were created", () => {
    const search = emptySearch();
    const patch = scheduledPatch(search, today);
    expect(patch).toEqual({ scheduled: today, created: range("90d") });
    expect(looksBackForScheduled({ ...search, ...patch })).toBe(true);
  });

  test.each([
    ["created", { created: range("7d") }],
    ["updated", { updated: range("24h") }],
    ["an order id, which reaches back without end", { order: ["113-1234567-7654321"] }],
  ])("leaves the dates alone beside %s", (_, given) => {
    expect(scheduledPatch({ ...emptySearch(), ...given }, today)).toEqual({ scheduled: today });
  });

  test("clearing it touches nothing else", () => {
    expect(scheduledPatch(emptySearch(), null)).toEqual({ scheduled: null });
  });
});

describe("freezeSearch", () => {
  const frozen = (given: Partial<ReturnType<typeof emptySearch>>) =>
    searchToString(freezeSearch({ ...emptySearch(), ...given }, ZONE, NOW));

  test("turns the default range into the instants it means now", () => {
    expect(frozen({})).toBe(
      "created=2026-10-25T07:00Z..2026-11-24T17:12:34Z&asOf=2026-11-24T17:12:34Z",
    );
  });

  test("turns every preset into instants and leaves days as they are", () => {
    expect(frozen({ updated: range("2026-11-01..2026-11-05"), scheduled: range("today") })).toBe(
      "updated=2026-11-01..2026-11-05&scheduled=2026-11-24T08:00Z..2026-11-25T07:59:59.999Z&asOf=2026-11-24T17:12:34Z",
    );
  });

  test("ids need no range", () => {
    expect(frozen({ order: ["113-1"] })).toBe("order=113-1&asOf=2026-11-24T17:12:34Z");
  });

  test("a list held already stays held where it was", () => {
    expect(frozen({ order: ["113-1"], asOf: "2026-11-23T08:00Z" })).toBe(
      "order=113-1&asOf=2026-11-23T08:00Z",
    );
  });
});
