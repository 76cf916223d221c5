import { expect, it } from "vitest";
import type { CapacitySlot } from "@/lib/actions/capacity";
import { daysFrom, wallInstant } from "@/lib/actions/wall-time";
import { hoursOf } from "./hours-model";

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
