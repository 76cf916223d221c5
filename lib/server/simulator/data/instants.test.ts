import { describe, expect, it } from "vitest";
import { shortOffsetForm, wallClock } from "./instants";

describe("wallClock", () => {
  const nine = 9 * 60;
  it.each([
    ["America/Los_Angeles", "2026-07-01T20:00:00Z", "2026-07-01T16:00:00.000Z"],
    ["America/Los_Angeles", "2026-12-01T20:00:00Z", "2026-12-01T17:00:00.000Z"],
    ["Europe/Berlin", "2026-12-01T23:30:00Z", "2026-12-02T08:00:00.000Z"],
    ["Pacific/Honolulu", "2026-12-02T03:00:00Z", "2026-12-01T19:00:00.000Z"],
    ["America/New_York", "2026-03-08T05:30:00Z", "2026-03-08T13:00:00.000Z"],
    ["America/New_York", "2026-11-01T04:30:00Z", "2026-11-01T14:00:00.000Z"],
  ])("is nine in the morning in %s near %s", (zone, near, expected) => {
    expect(new Date(wallClock(zone, Date.parse(near), nine)).toISOString()).toBe(expected);
  });
});

describe("shortOffsetForm", () => {
  it("writes an instant as Amazon's examples do", () => {
    const instant = Date.parse("2020-01-01T07:00:00.120Z");
    expect(shortOffsetForm(instant, -7)).toBe("2020-01-01T00:00:00.12-07");
    expect(shortOffsetForm(instant, 1)).toBe("2020-01-01T08:00:00.12+01");
  });
});
