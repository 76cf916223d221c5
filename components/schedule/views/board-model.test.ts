import { describe, expect, it } from "vitest";
import { laneOf, visitOf } from "@/components/schedule/testing/visits";
import { bandsOf } from "./board-model";

const DAY = "2026-11-24";

describe("a day as bands", () => {
  it("has one for each zone, the one whose day begins first before the others", () => {
    const west = visitOf({ key: "west" });
    const east = visitOf({ key: "east", zone: "America/New_York" });
    const bands = bandsOf({ lanes: [laneOf("ada", west, east)], tz: null }, DAY, null);
    expect(bands.map(({ zone, lanes }) => [zone, lanes[0]?.visits[0]?.visit.key])).toEqual([
      ["America/New_York", "east"],
      ["America/Los_Angeles", "west"],
    ]);
  });

  it("is one band where all days are meant in one zone", () => {
    const lanes = [
      laneOf("ada", visitOf({ key: "a" }), visitOf({ key: "b", zone: "America/New_York" })),
    ];
    const bands = bandsOf({ lanes, tz: "UTC" }, DAY, null);
    expect(bands).toHaveLength(1);
    expect(bands[0]).toMatchObject({ zone: "UTC", lanes: [{ rows: 2, bookedMin: 120 }] });
  });

  it("shows in the first band who has no visit", () => {
    const lanes = [laneOf("ada", visitOf({ key: "a" })), laneOf("ben")];
    expect(bandsOf({ lanes, tz: null }, DAY, null)[0]?.lanes.map(({ id }) => id)).toEqual([
      "ada",
      "ben",
    ]);
  });

  it("puts a visit into quarters of an hour, counted from the first hour that is shown", () => {
    const lanes = [laneOf("ada", visitOf({ key: "noon" }))];
    const [band] = bandsOf({ lanes, tz: null }, DAY, null);
    expect(band).toMatchObject({ fromMin: 480, toMin: 1080, columns: 40 });
    expect(band?.lanes[0]?.visits[0]).toMatchObject({ column: 17, span: 4, row: 1 });
  });

  it("widens the usual hours by what happens before and after them", () => {
    const early = visitOf({ key: "early", start: "2026-11-24T13:30:00Z", end: null });
    const late = visitOf({
      key: "late",
      start: "2026-11-25T05:00:00Z",
      end: "2026-11-25T06:10:00Z",
    });
    const [band] = bandsOf({ lanes: [laneOf("ada", early, late)], tz: null }, DAY, null);
    expect(band).toMatchObject({ fromMin: 5 * 60, toMin: 23 * 60 });
    expect(band?.marks.map(({ hour }) => hour)).toEqual([
      5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22,
    ]);
  });

  it("shows the hours that are asked for alone, and says how many visits are left out", () => {
    const lanes = [
      laneOf("ada", visitOf({ key: "noon" })),
      laneOf(
        "ben",
        visitOf({ key: "early", start: "2026-11-24T16:00:00Z", end: "2026-11-24T17:00:00Z" }),
        visitOf({ key: "into", start: "2026-11-24T17:30:00Z", end: "2026-11-24T18:30:00Z" }),
      ),
    ];
    const [band] = bandsOf({ lanes, tz: null }, DAY, { from: 10, to: 12 });
    expect(band).toMatchObject({ outside: 2, columns: 8 });
    expect(band?.lanes[1]?.visits).toMatchObject([{ visit: { key: "into" }, column: 1, span: 2 }]);
  });

  it("lets no two visits cover each other, short ones included", () => {
    const short = visitOf({ key: "short", end: "2026-11-24T20:10:00Z" });
    const next = visitOf({ key: "next", start: "2026-11-24T20:15:00Z" });
    const [band] = bandsOf({ lanes: [laneOf("ada", short, next)], tz: null }, DAY, null);
    expect(band?.lanes[0]).toMatchObject({ rows: 2, bookedMin: 55 });
  });

  it("has 25 hours where the clock is set back, one of them twice", () => {
    const night = visitOf({
      key: "night",
      start: "2026-11-01T08:00:00Z",
      end: "2026-11-01T10:00:00Z",
    });
    const [band] = bandsOf({ lanes: [laneOf("ada", night)], tz: null }, "2026-11-01", null);
    expect(band?.marks.slice(0, 3).map(({ hour }) => hour)).toEqual([1, 1, 2]);
    expect(band?.lanes[0]?.visits[0]).toMatchObject({ column: 1, span: 8 });
  });

  it("keeps a visit over midnight on both days, each with its part", () => {
    const night = visitOf({
      key: "night",
      start: "2026-11-25T07:00:00Z",
      end: "2026-11-25T09:00:00Z",
    });
    const lanes = [laneOf("ada", night)];
    expect(bandsOf({ lanes, tz: null }, DAY, null)[0]?.lanes[0]?.bookedMin).toBe(60);
    expect(bandsOf({ lanes, tz: null }, "2026-11-25", null)[0]).toMatchObject({
      fromMin: 0,
      lanes: [{ bookedMin: 60 }],
    });
  });
});
