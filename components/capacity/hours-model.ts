import {
  type Block,
  type BlockTime,
  type CapacitySlot,
  faultOfBlock,
} from "@/lib/actions/capacity";
import { WEEKDAYS, type Weekday, wallMinutes, weekdayOf } from "@/lib/actions/wall-time";
import { addDays, dayInZone, daysBetween } from "@/lib/time/calendar";

/** An hour of the wall clock with what each day has of it; null where a day has no such hour. */
export type HourRow = {
  key: string;
  /** Minutes after midnight. */
  minutes: number;
  /** Where the clock is set back an hour comes twice: this is the second time. */
  isSecond: boolean;
  cells: readonly (CapacitySlot | null)[];
};

/** Whether anything is given, taken or blocked. */
function isUsed({ given, taken, blocked }: CapacitySlot): boolean {
  return (given ?? 0) > 0 || (taken ?? 0) > 0 || (blocked ?? 0) > 0;
}

/** The hours in which a store has something on any of the days, from the first to the last one, day by day. */
export function hoursOf(
  slots: readonly CapacitySlot[],
  days: readonly string[],
  zone: string,
): HourRow[] {
  const rows = new Map<
    string,
    { minutes: number; isSecond: boolean; cells: HourRow["cells"][number][] }
  >();
  for (const slot of slots) {
    const at = Date.parse(slot.start);
    const column = days.indexOf(dayInZone(at, zone));
    if (column === -1) continue;
    const minutes = wallMinutes(at, zone);
    const first = rows.get(`${minutes}`)?.cells[column];
    const isSecond = first !== undefined && first !== null;
    const key = isSecond ? `${minutes}+` : `${minutes}`;
    const row = rows.get(key) ?? { minutes, isSecond, cells: days.map(() => null) };
    row.cells[column] = slot;
    rows.set(key, row);
  }
  const sorted = [...rows]
    .map(([key, row]) => ({ key, ...row }))
    .sort((a, b) => a.minutes - b.minutes || Number(a.isSecond) - Number(b.isSecond));
  const used = sorted.filter(({ cells }) => cells.some((cell) => cell !== null && isUsed(cell)));
  const [first, last] = [used[0], used.at(-1)];
  if (!first || !last) return [];
  return sorted.slice(sorted.indexOf(first), sorted.indexOf(last) + 1);
}

/** An hour of a day of the store's clock, in minutes after midnight. */
export type Hour = { day: string; minutes: number };

const HOUR = 60;

/** Whether a block takes part of an hour. */
export function takes({ day, from, to, repeats }: BlockTime, hour: Hour): boolean {
  const isOnDay = repeats
    ? hour.day >= day && hour.day <= repeats.until && repeats.days.includes(weekdayOf(hour.day))
    : hour.day === day;
  return isOnDay && from < hour.minutes + HOUR && to > hour.minutes;
}

/** The blocks that take part of an hour, as Amazon has them. */
export function blocksIn(blocks: readonly Block[], hour: Hour): Block[] {
  return blocks.filter(({ state, time }) => state !== "gone" && takes(time, hour));
}

/**
 * When a block is once one of its hours is carried to another: as long as before, on other days of the week
 * where it is repeated. Null where that is no other time, where the day has no room for it, and where Amazon
 * takes none.
 */
export function carriedTime(
  { day, from, to, repeats }: BlockTime,
  [held, over]: readonly [Hour, Hour],
  place: { today: string; zone: string },
): BlockTime | null {
  const later = over.minutes - held.minutes;
  const days = daysBetween(held.day, over.day);
  if ((later === 0 && days === 0) || from + later < 0 || to + later > 1440) return null;
  // What has begun long ago begins anew where it is let go.
  const first = addDays(day, days) < place.today ? over.day : addDays(day, days);
  const time: BlockTime = {
    ...{ day: first, from: from + later, to: to + later },
    repeats: repeats && {
      days: shifted(repeats.days, days),
      until: addDays(repeats.until, days),
    },
  };
  const fault = faultOfBlock(time, { ...place, least: 0 });
  // What the clock does is said where the time is confirmed.
  return fault === null || fault === "clock" ? time : null;
}

function shifted(days: readonly Weekday[], by: number): Weekday[] {
  return WEEKDAYS.filter((_, index) => {
    const before = WEEKDAYS[(((index - by) % 7) + 7) % 7];
    return before !== undefined && days.includes(before);
  });
}
