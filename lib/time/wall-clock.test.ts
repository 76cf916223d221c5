import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayInZone } from "./calendar";
import { formatClock } from "./format";
import { instantsAt, readTypedClock } from "./wall-clock";

const at = (day: string, clock: string, zone: string) =>
  instantsAt(day, clock, zone).map((ms) => new Date(ms).toISOString());

describe("a time on the clocks of a zone", () => {
  it.each([
    ["2026-11-24", "09:00", "America/Los_Angeles", ["2026-11-24T17:00:00.000Z"]],
    // The clocks go back: half past one is there twice.
    [
      "2026-11-01",
      "01:30",
      "America/Chicago",
      ["2026-11-01T06:30:00.000Z", "2026-11-01T07:30:00.000Z"],
    ],
    // They go forward: half past two is not there.
    ["2026-03-08", "02:30", "America/Chicago", []],
    ["2026-03-29", "02:30", "Europe/Berlin", []],
    ["2026-11-24", "00:00", "Asia/Kathmandu", ["2026-11-23T18:15:00.000Z"]],
    // A day that a zone left out.
    ["2011-12-30", "12:00", "Pacific/Apia", []],
    ["2026-11-24", "24:00", "UTC", []],
    ["2026-11-24", "9:00", "UTC", []],
    ["2026-02-30", "09:00", "UTC", []],
    ["", "09:00", "UTC", []],
  ])("%s %s in %s", (day, clock, zone, instants) => {
    expect(at(day, clock, zone)).toEqual(instants);
  });

  it("is found again for every instant", () => {
    const zones = ["America/Chicago", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Tokyo"];
    const minutes = fc.integer({ min: 26_000_000, max: 31_000_000 });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
        const ms = minute * 60_000;
        const clock = formatClock(ms, { locale: "en", zone });
        expect(instantsAt(dayInZone(ms, zone), clock, zone)).toContain(ms);
      }),
    );
  });
});

describe("a typed time", () => {
  it.each([
    ["9", "09:00"],
    ["930", "09:30"],
    ["0930", "09:30"],
    ["9:30", "09:30"],
    [" 9.30 ", "09:30"],
    ["9h30", "09:30"],
    ["9 Uhr", "09:00"],
    ["９：３０", "09:30"],
    ["9点30分", "09:30"],
    ["23:59", "23:59"],
    ["9:30 pm", "21:30"],
    ["12 am", "00:00"],
    ["12:15 p.m.", "12:15"],
    ["24:00", null],
    ["9:60", null],
    ["13 pm", null],
    ["0 am", null],
    ["9:3", null],
    ["noon", null],
    ["", null],
  ])("%s is %s", (text, clock) => {
    expect(readTypedClock(text)).toBe(clock);
  });
});
