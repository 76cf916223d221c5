import type { CapacitySlot } from "@/lib/actions/capacity";
import { wallMinutes } from "@/lib/actions/wall-time";
import { dayInZone } from "@/lib/time/calendar";

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
