import { boundedCache } from "./bounded-cache";

const formats = boundedCache<Intl.DateTimeFormat>(64);
/** Rows that come and go ask for the same instants again. */
const offsets = boundedCache<number>(1024);

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
  return formats(
    zone,
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
