import { describe, expect, it } from "vitest";
import { laneOf, visitOf } from "@/components/schedule/testing/visits";
import { weekOf } from "./week-model";

const days = ["2026-11-24", "2026-11-25"];

describe("a week", () => {
  it("counts visits, their time and what clashes by lane and day", () => {
    const lanes = [
      laneOf(
        "ada",
        visitOf({ key: "a", flags: ["doubleBooked"] }),
        visitOf({ key: "b", end: "2026-11-24T20:30:00Z" }),
        visitOf({ key: "c", start: "2026-11-25T20:00:00Z", end: null }),
      ),
    ];
    const cells = weekOf({ lanes, days, tz: null })[0]?.cells;
    expect(cells).toMatchObject([
      { day: "2026-11-24", bookedMin: 90, clashes: 1 },
      { day: "2026-11-25", bookedMin: 0, clashes: 0 },
    ]);
    expect(cells?.map(({ visits }) => visits.map(({ key }) => key))).toEqual([["a", "b"], ["c"]]);
  });

  it("shares a visit over midnight out among both days", () => {
    const night = visitOf({
      key: "night",
      start: "2026-11-25T07:30:00Z",
      end: "2026-11-25T09:00:00Z",
    });
    const [row] = weekOf({ lanes: [laneOf("ada", night)], days, tz: null });
    expect(row?.cells.map(({ bookedMin }) => bookedMin)).toEqual([30, 60]);
  });
});
