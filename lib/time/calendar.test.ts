import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  dayInZone,
  daysBetween,
  endOfDay,
  firstOfMonth,
  isDay,
  startOfDay,
} from "./calendar";

const HOUR = 3_600_000;

describe("isDay", () => {
  it.each(["2026-11-23", "2028-02-29", "1970-01-01", "2999-12-31"])("accepts %s", (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each(["2026-02-30", "2027-02-29", "2026-00-01", "2026-1-1", "1969-12-31", "3000-01-01", ""])(
    "refuses %j",
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );
});

describe("a day in a zone", () => {
  it.each([
    ["2026-11-23", "America/Los_Angeles", "2026-11-23T08:00:00.000Z", 24],
    ["2026-03-08", "America/Los_Angeles", "2026-03-08T08:00:00.000Z", 23],
    ["2026-11-01", "America/Los_Angeles", "2026-11-01T07:00:00.000Z", 25],
    ["2026-03-29", "Europe/London", "2026-03-29T00:00:00.000Z", 23],
    ["2026-10-25", "Europe/London", "2026-10-24T23:00:00.000Z", 25],
    ["2026-11-23", "Asia/Kolkata", "2026-11-22T18:30:00.000Z", 24],
    ["2026-11-23", "Pacific/Kiritimati", "2026-11-22T10:00:00.000Z", 24],
    ["2026-11-23", "Pacific/Pago_Pago", "2026-11-23T11:00:00.000Z", 24],
    ["2026-04-05", "Australia/Lord_Howe", "2026-04-04T13:00:00.000Z", 24.5],
    ["2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00.000Z", 23],
    ["2018-02-17", "America/Sao_Paulo", "2018-02-17T02:00:00.000Z", 25],
    ["2018-02-18", "America/Sao_Paulo", "2018-02-18T03:00:00.000Z", 24],
    ["2026-04-24", "Africa/Cairo", "2026-04-23T22:00:00.000Z", 23],
    ["2026-10-29", "Africa/Cairo", "2026-10-28T21:00:00.000Z", 25],
    ["2025-11-02", "America/Havana", "2025-11-02T04:00:00.000Z", 25],
  ])("%s in %s begins at %s and lasts %d h", (day, zone, start, hours) => {
    expect(new Date(startOfDay(day, zone)).toISOString()).toBe(start);
    expect(endOfDay(day, zone) + 1 - startOfDay(day, zone)).toBe(hours * HOUR);
  });

  it("skips a day that a zone never had", () => {
    expect(startOfDay("2011-12-30", "Pacific/Apia")).toBe(startOfDay("2011-12-31", "Pacific/Apia"));
  });

  it("holds every instant between its start and its end, and no other", () => {
    const zones = [
      "America/Los_Angeles",
      "Europe/London",
      "Africa/Cairo",
      "America/Sao_Paulo",
      "America/Santiago",
      "Asia/Kathmandu",
      "Australia/Lord_Howe",
      "Pacific/Chatham",
    ];
    const instants = fc.integer({ min: Date.UTC(2005, 0, 1), max: Date.UTC(2035, 0, 1) });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (ms, zone) => {
        const day = dayInZone(ms, zone);
        expect(startOfDay(day, zone)).toBeLessThanOrEqual(ms);
        expect(endOfDay(day, zone)).toBeGreaterThanOrEqual(ms);
        expect(dayInZone(startOfDay(day, zone), zone)).toBe(day);
        expect(dayInZone(startOfDay(day, zone) - 1, zone)).toBe(addDays(day, -1));
      }),
      { numRuns: 500 },
    );
  });
});

describe("counting days", () => {
  it("crosses months, years and leap days", () => {
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
    expect(daysBetween("2026-10-31", "2026-11-02")).toBe(2);
    expect(daysBetween("2026-11-02", "2026-10-31")).toBe(-2);
  });

  it("finds the first of a month", () => {
    expect(firstOfMonth("2026-01-31", 1)).toBe("2026-02-01");
    expect(firstOfMonth("2026-01-31", -1)).toBe("2025-12-01");
    expect(firstOfMonth("2026-11-23", 0)).toBe("2026-11-01");
  });
});
