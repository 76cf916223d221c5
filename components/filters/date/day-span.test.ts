import { expect, test } from "vitest";
import { formatRange, parseRange } from "@/lib/time/range";
import { daysOfRange, markedSpan, orderedSpan, readDaySpan, sameRange } from "./day-span";

test.each([
  ["2026-11-01", "2026-11-05", "2026-11-01..2026-11-05"],
  ["2026-11-01", "2026-11-01", "2026-11-01..2026-11-01"],
  ["2026-11-01", "", "2026-11-01.."],
  ["", "2026-11-05", "..2026-11-05"],
])("%s to %s is %s", (from, to, text) => {
  const reading = readDaySpan({ from, to });
  if (!("range" in reading) || reading.range === null) throw new Error("no range");
  expect(formatRange(reading.range)).toBe(text);
});

test("two open ends are no range", () => {
  expect(readDaySpan({ from: "", to: "" })).toEqual({ range: null });
});

test("an end before the start is refused, not swapped in silence", () => {
  expect(readDaySpan({ from: "2026-11-05", to: "2026-11-01" })).toEqual({ problem: "backwards" });
});

test("a year half typed is no day yet", () => {
  expect(readDaySpan({ from: "0202-11-05", to: "" })).toEqual({ problem: "notADay" });
});

test("days picked backwards make the span in order", () => {
  expect(orderedSpan("2026-11-05", "2026-11-01")).toEqual({ from: "2026-11-01", to: "2026-11-05" });
});

test.each([
  ["2026-11-01..", "2026-11-01", ""],
  ["2026-11-02T07:59Z..2026-11-02T08:00Z", "2026-11-01", "2026-11-02"],
  ["yesterday", "2026-11-22", "2026-11-22"],
  ["7d", "2026-11-16", ""],
])("%s begins and ends on days of the zone", (text, from, to) => {
  const now = Date.parse("2026-11-24T07:00Z");
  expect(daysOfRange(parseRange(text), "America/Los_Angeles", now)).toEqual({ from, to });
});

test("the calendar marks the last 7 days until today, and an open span at its one end", () => {
  const span = { from: "2026-11-16", to: "" };
  const today = "2026-11-23";
  expect(markedSpan(span, parseRange("7d"), today)).toEqual({ ...span, to: today });
  expect(markedSpan(span, parseRange("2026-11-16.."), today)).toEqual(span);
});

test("ranges are the same when they read the same", () => {
  expect(sameRange(parseRange("7d"), parseRange("7d"))).toBe(true);
  expect(sameRange(parseRange("7d"), null)).toBe(false);
  expect(sameRange(null, null)).toBe(true);
});
