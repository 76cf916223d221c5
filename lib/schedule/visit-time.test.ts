import { describe, expect, it } from "vitest";
import { dayBounds, hourMarks, placeOnDay, spanOf } from "./visit-time";

const NEW_YORK = "America/New_York";
const HOUR = 3_600_000;

describe("a day", () => {
  it.each([
    ["2026-11-23", 24],
    ["2026-03-08", 23],
    ["2026-11-01", 25],
  ])("%s has %i hours in New York", (day, hours) => {
    const { from, to } = dayBounds(day, NEW_YORK);
    expect((to - from) / HOUR).toBe(hours);
    const marks = hourMarks(day, NEW_YORK);
    expect(marks).toHaveLength(hours + 1);
    expect(marks.at(-1)).toEqual({ hour: 24, minute: hours * 60 });
  });

  it("leaves out the hour that is skipped, and has the one twice that is", () => {
    expect(hourMarks("2026-03-08", NEW_YORK).slice(0, 4)).toEqual([
      { hour: 0, minute: 0 },
      { hour: 1, minute: 60 },
      { hour: 3, minute: 120 },
      { hour: 4, minute: 180 },
    ]);
    expect(hourMarks("2026-11-01", NEW_YORK).slice(1, 4)).toEqual([
      { hour: 1, minute: 60 },
      { hour: 1, minute: 120 },
      { hour: 2, minute: 180 },
    ]);
  });

  it("may be changed by half an hour, and lie at a quarter", () => {
    const marks = hourMarks("2026-10-04", "Australia/Lord_Howe");
    expect(marks.slice(1, 3)).toEqual([
      { hour: 1, minute: 60 },
      { hour: 3, minute: 150 },
    ]);
    expect(hourMarks("2026-11-23", "Asia/Kathmandu")[1]).toEqual({ hour: 1, minute: 60 });
  });
});

describe("the place of a visit on a day", () => {
  const visit = (start: string, end: string | null, zone = "UTC") => ({ start, end, zone });

  it("counts the minutes that have passed, also where the clock is changed", () => {
    const night = visit("2026-11-01T06:30Z", "2026-11-01T07:30Z", NEW_YORK);
    // 1:30 for the second time.
    expect(placeOnDay(night, "2026-11-01", null)).toMatchObject({ fromMinute: 150, toMinute: 210 });
  });

  it("is cut at midnight, on both days", () => {
    const night = visit("2026-11-22T23:00Z", "2026-11-23T01:00Z");
    expect(placeOnDay(night, "2026-11-22", null)).toEqual({
      fromMinute: 1380,
      toMinute: 1440,
      hasBegun: false,
      goesOn: true,
    });
    expect(placeOnDay(night, "2026-11-23", null)).toEqual({
      fromMinute: 0,
      toMinute: 60,
      hasBegun: true,
      goesOn: false,
    });
    expect(placeOnDay(night, "2026-11-24", null)).toBeNull();
  });

  it("is none on the day that begins as it ends, and one where it has no length", () => {
    expect(
      placeOnDay(visit("2026-11-22T22:00Z", "2026-11-23T00:00Z"), "2026-11-23", null),
    ).toBeNull();
    const still = visit("2026-11-23T00:00Z", "2026-11-23T00:00Z");
    expect(placeOnDay(still, "2026-11-23", null)).toMatchObject({ fromMinute: 0, toMinute: 0 });
    expect(placeOnDay(still, "2026-11-22", null)).toBeNull();
    expect(placeOnDay(visit("2026-11-23T10:00Z", null), "2026-11-23", null)).toMatchObject({
      fromMinute: 600,
      toMinute: 600,
    });
  });

  it("is every day of 60", () => {
    const long = visit("2026-10-01T09:00Z", "2026-11-30T09:00Z");
    expect(placeOnDay(long, "2026-11-01", "UTC")).toEqual({
      fromMinute: 0,
      toMinute: 1440,
      hasBegun: true,
      goesOn: true,
    });
  });

  it("is that of the zone which is chosen, before that of the site", () => {
    const late = visit("2026-11-24T06:00Z", "2026-11-24T07:00Z", "America/Los_Angeles");
    expect(placeOnDay(late, "2026-11-23", null)).toMatchObject({ fromMinute: 1320 });
    expect(placeOnDay(late, "2026-11-23", "UTC")).toBeNull();
  });

  it("never ends before it begins", () => {
    const { from, to } = spanOf({ start: "2026-11-23T10:00Z", end: "2026-11-23T09:00Z" });
    expect(to).toBe(from);
  });
});
