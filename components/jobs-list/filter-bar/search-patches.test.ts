import { describe, expect, test } from "vitest";
import { emptySearch } from "@/lib/search/jobs-search";
import { parseRange, type Range } from "@/lib/time/range";
import { datePatch, looksBackForScheduled, scheduledPatch } from "./search-patches";

function range(text: string): Range {
  const parsed = parseRange(text);
  if (parsed === null) throw new Error(`No range: ${text}`);
  return parsed;
}

describe("datePatch", () => {
  test("moves a range from created to updated", () => {
    expect(datePatch("updated", range("7d"))).toEqual({ created: null, updated: range("7d") });
  });

  test("any time is by creation: Amazon keeps no other", () => {
    const anyTime = { created: range("any"), updated: null };
    expect(datePatch("updated", range("any"))).toEqual(anyTime);
    expect(datePatch("created", range("any"))).toEqual(anyTime);
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
