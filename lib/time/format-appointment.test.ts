import { expect, test } from "vitest";
import { isLongAppointment } from "./format";

const style = {
  locale: "en",
  zone: "America/Los_Angeles",
  now: Date.parse("2026-11-24T12:00:00Z"),
};

test.each([
  ["a morning", "2026-11-24T17:00:00Z", 120, false],
  ["until midnight is past", "2026-11-25T07:00:00Z", 120, true],
  ["while the clock changes", "2026-11-01T08:30:00Z", 60, true],
  ["in another year", "2027-01-12T17:00:00Z", 120, true],
  ["on New Year's Eve of UTC, not of the zone", "2027-01-01T02:00:00Z", 60, false],
])("%s", (_, start, minutes, long) => {
  expect(isLongAppointment(Date.parse(start), minutes, style)).toBe(long);
});
