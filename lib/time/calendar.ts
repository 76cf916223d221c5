import { boundedCache, dateFormats } from "./bounded-cache";

const DAY_MS = 86_400_000;

/** Rows that come and go ask for the same instants again. */
const offsets = boundedCache<number>(1024);

/** Whether `text` is a day that exists, as `2026-11-23`, between 1970 and 2999. */
export function isDay(text: string): boolean {
  if (!/^(19[7-9]|2\d\d)\d-\d\d-\d\d$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && dayOfUtc(ms) === text;
}

/** The day, as `2026-11-23`, that the calendar in `zone` shows at an instant (epoch ms). */
export function dayInZone(ms: number, zone: string): string {
  return dayOfUtc(ms + zoneOffset(zone, ms));
}

/**
 * The first instant (epoch ms) of a day in `zone`: midnight, or where the clock jumps over midnight
 * the instant of the jump. Of two midnights it is the earlier.
 */
export function startOfDay(day: string, zone: string): number {
  const midnight = utcMidnight(day);
  const candidates = [midnight - DAY_MS, midnight + DAY_MS]
    .map((near) => midnight - zoneOffset(zone, near))
    .sort((a, b) => a - b);
  const [earlier = midnight, later = midnight] = candidates;
  return dayInZone(earlier, zone) >= day ? earlier : later;
}

/** The last millisecond (epoch ms) of a day in `zone`. */
export function endOfDay(day: string, zone: string): number {
  return startOfDay(addDays(day, 1), zone) - 1;
}

/** The day `count` days later; earlier when negative. */
export function addDays(day: string, count: number): string {
  return dayOfUtc(utcMidnight(day) + count * DAY_MS);
}

/** How many days `day` lies after `other`; negative when it lies before. */
export function daysBetween(other: string, day: string): number {
  return (utcMidnight(day) - utcMidnight(other)) / DAY_MS;
}

/** The first day of the month `count` months after the month of `day`. */
export function firstOfMonth(day: string, count: number): string {
  const date = new Date(utcMidnight(day));
  return dayOfUtc(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, 1));
}

function utcMidnight(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function dayOfUtc(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/**
 * What the wall clock of `zone` is ahead of UTC at an instant, in milliseconds (west is negative).
 * @throws RangeError for an unknown zone or an instant that no `Date` can hold
 */
export function zoneOffset(zone: string, ms: number): number {
  return offsets(`${ms} ${zone}`, () => readOffset(zone, ms));
}

function readOffset(zone: string, ms: number): number {
  const fields: Record<string, number> = {};
  for (const { type, value } of wallClock(zone).formatToParts(ms)) fields[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = fields;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  return wall - Math.floor(ms / 1000) * 1000;
}

function wallClock(zone: string): Intl.DateTimeFormat {
  return dateFormats(
    `wall ${zone}`,
    () =>
      new Intl.DateTimeFormat("en-US", {
        timeZone: zone,
        calendar: "iso8601",
        numberingSystem: "latn",
        hourCycle: "h23",
        year: "numeric",
        month: "numeric",
        day: "numeric",
        hour: "numeric",
        minute: "numeric",
        second: "numeric",
      }),
  );
}
