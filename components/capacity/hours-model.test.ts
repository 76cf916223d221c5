import { describe, expect, it } from "vitest";
import type { Block, BlockTime, CapacitySlot } from "@/lib/actions/capacity";
import { daysFrom, wallInstant } from "@/lib/actions/wall-time";
import { blocksIn, carriedTime, hoursOf } from "./hours-model";

const LA = "America/Los_Angeles";
const HOUR = 3_600_000;

/** Every hour of some days, open as `given` says by its start. */
function slots(days: readonly string[], given: (at: number) => number): CapacitySlot[] {
  const [first = "", last = first] = [days[0], days.at(-1)];
  const found: CapacitySlot[] = [];
  for (let at = wallInstant(first, 0, LA); at < wallInstant(last, 1440, LA); at += HOUR) {
    const [start, end] = [new Date(at).toISOString(), new Date(at + HOUR).toISOString()];
    found.push({ start, end, given: given(at), free: given(at), taken: 0, blocked: 0 });
  }
  return found;
}

it("goes from the first hour in which a store has anything to the last one", () => {
  const days = ["2026-11-26", "2026-11-27"];
  const noon = wallInstant("2026-11-27", 720, LA);
  const rows = hoursOf(
    slots(days, (at) => (at === noon || at === noon + 2 * HOUR ? 2 : 0)),
    days,
    LA,
  );
  expect(rows.map(({ minutes }) => minutes / 60)).toEqual([12, 13, 14]);
  expect(rows[0]?.cells.map((cell) => cell?.given)).toEqual([0, 2]);
  expect(
    hoursOf(
      slots(days, () => 0),
      days,
      LA,
    ),
  ).toEqual([]);
});

it("has the hour twice that a clock set back has twice, and none that a clock jumps over", () => {
  const back = daysFrom("2026-10-31", "2026-11-01");
  const rows = hoursOf(
    slots(back, () => 1),
    back,
    LA,
  );
  expect(rows).toHaveLength(25);
  const [once, again] = rows.filter(({ minutes }) => minutes === 60);
  expect([once?.isSecond, again?.isSecond]).toEqual([false, true]);
  expect(again?.cells.map((cell) => cell?.start ?? null)).toEqual([
    null,
    "2026-11-01T09:00:00.000Z",
  ]);
  const forth = daysFrom("2026-03-07", "2026-03-08");
  const jumped = hoursOf(
    slots(forth, () => 1),
    forth,
    LA,
  ).find(({ minutes }) => minutes === 120);
  expect(jumped?.cells.map((cell) => cell?.start ?? null)).toEqual([
    "2026-03-07T10:00:00.000Z",
    null,
  ]);
});

describe("a block that is carried to another hour", () => {
  const place = { today: "2026-11-25", zone: LA };
  const at = (day: string, hour: number) => ({ day, minutes: hour * 60 });
  const lunch: BlockTime = { day: "2026-11-27", from: 735, to: 855, repeats: null };
  const carried = (time: BlockTime, from: [string, number], to: [string, number]) =>
    carriedTime(time, [at(...from), at(...to)], place);

  it("keeps its length and its minutes, by whichever of its hours it is held", () => {
    const moved = { day: "2026-11-28", from: 915, to: 1035, repeats: null };
    expect(carried(lunch, ["2026-11-27", 12], ["2026-11-28", 15])).toEqual(moved);
    expect(carried(lunch, ["2026-11-27", 14], ["2026-11-28", 17])).toEqual(moved);
  });

  it.each([
    ["where it was", lunch, ["2026-11-27", 12], ["2026-11-27", 12]],
    ["over the end of the day", lunch, ["2026-11-27", 12], ["2026-11-27", 22]],
    ["over its beginning", lunch, ["2026-11-27", 14], ["2026-11-27", 1]],
    ["into the past", lunch, ["2026-11-27", 12], ["2026-11-24", 12]],
  ] satisfies [string, BlockTime, [string, number], [string, number]][])(
    "goes nowhere: %s",
    (_, time, from, to) => {
      expect(carried(time, from, to)).toBeNull();
    },
  );

  const weekly: BlockTime = {
    ...{ day: "2026-11-20", from: 720, to: 780 },
    repeats: { days: ["FRIDAY", "SUNDAY"], until: "2026-12-18" },
  };

  it("is repeated on the days after those on which it was, and begins anew where it had begun", () => {
    expect(carried(weekly, ["2026-11-27", 12], ["2026-11-28", 13])).toEqual({
      ...{ day: "2026-11-28", from: 780, to: 840 },
      repeats: { days: ["MONDAY", "SATURDAY"], until: "2026-12-19" },
    });
    const later = { ...weekly, day: "2026-11-27" };
    expect(carried(later, ["2026-12-04", 12], ["2026-12-03", 12])).toMatchObject({
      day: "2026-11-26",
      repeats: { days: ["THURSDAY", "SATURDAY"], until: "2026-12-17" },
    });
  });

  it("stands in each hour of which it takes a part, as long as Amazon has it", () => {
    const block: Block = {
      ...{ id: "b1", resource: "S1", by: null, at: "2026-11-25T00:00:00Z" },
      ...{ type: "BREAK", state: "standing", time: lunch },
    };
    const hours = [11, 12, 13, 14, 15].map((hour) =>
      blocksIn([block, { ...block, state: "gone" }], at("2026-11-27", hour)),
    );
    expect(hours.map((found) => found.length)).toEqual([0, 1, 1, 1, 0]);
    const days = daysFrom("2026-11-19", "2026-11-29");
    const on = days.filter((day) => blocksIn([{ ...block, time: weekly }], at(day, 12)).length > 0);
    expect(on).toEqual(["2026-11-20", "2026-11-22", "2026-11-27", "2026-11-29"]);
  });
});
