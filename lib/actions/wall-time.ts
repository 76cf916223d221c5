import { addDays, dayInZone, startOfDay, zoneOffset } from "@/lib/time/calendar";

export const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** In the order of the calendar; Amazon's own words (Services API v1 model, `DayOfWeek`). */
export const WEEKDAYS = [
  "MONDAY",
  "TUESDAY",
  "WEDNESDAY",
  "THURSDAY",
  "FRIDAY",
  "SATURDAY",
  "SUNDAY",
] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** Of a day such as `2026-11-23`. */
export function weekdayOf(day: string): Weekday {
  const index = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return WEEKDAYS[index] ?? "MONDAY";
}

/**
 * When the clock of `zone` shows so many minutes after midnight of a day (epoch ms); 1440 is the next
 * midnight. Of two such moments it is the earlier; one that the clock jumps over is the moment of the jump.
 */
export function wallInstant(day: string, minutes: number, zone: string): number {
  if (minutes >= 1440) return startOfDay(addDays(day, 1), zone);
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE_MS;
  const [before, after] = [zoneOffset(zone, wall - DAY_MS), zoneOffset(zone, wall + DAY_MS)];
  const [early, late] = [wall - Math.max(before, after), wall - Math.min(before, after)];
  if (early + zoneOffset(zone, early) === wall) return early;
  if (late + zoneOffset(zone, late) === wall) return late;
  return changeBetween(early, late, zone);
}

/** Minutes that the clock shows after midnight of its day. */
export function wallMinutes(at: number, zone: string): number {
  return Math.floor(((((at + zoneOffset(zone, at)) % DAY_MS) + DAY_MS) % DAY_MS) / MINUTE_MS);
}

/** The first moment at which the clock differs from what it was, to the minute. */
function changeBetween(from: number, to: number, zone: string): number {
  const before = zoneOffset(zone, from);
  let [low, high] = [from, to];
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
    if (zoneOffset(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** As Amazon's examples spell a time of a schedule: `2020-01-01T00:00:00.00-07`. */
export function spelled(at: number, zone: string): string {
  const offset = zoneOffset(zone, at);
  const wall = new Date(at + offset).toISOString().slice(0, 19);
  const size = Math.abs(offset) / MINUTE_MS;
  const two = (count: number) => String(count).padStart(2, "0");
  const minutes = size % 60 === 0 ? "" : `:${two(size % 60)}`;
  return `${wall}.00${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}${minutes}`;
}

/** Whether the clock is changed on this day. */
export function changesClock(day: string, zone: string): boolean {
  const [from, to] = [startOfDay(day, zone), startOfDay(addDays(day, 1), zone)];
  return zoneOffset(zone, from) !== zoneOffset(zone, to);
}

/** Every day from the first to the last one, both included. */
export function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/**
 * The days from the first to the last one in stretches over which the clock stands; a day on which it is
 * changed is one by itself.
 */
export function seasons(first: string, last: string, zone: string): [string, string][] {
  const found: [string, string][] = [];
  for (const day of daysFrom(first, last)) {
    const open = found.at(-1);
    const joins = open && !changesClock(open[1], zone) && !changesClock(day, zone);
    if (joins) open[1] = day;
    else found.push([day, day]);
  }
  return found;
}

/** The seven days, from Monday on, of the week in which the clock of `zone` shows this instant. */
export function weekOf(at: number, zone: string): string[] {
  const day = dayInZone(at, zone);
  const monday = addDays(day, -WEEKDAYS.indexOf(weekdayOf(day)));
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
}
