import { boundedCache, dateFormats } from "./bounded-cache";

/** Rows that come and go ask for the same instants again. */
const offsets = boundedCache<number>(1024);
const abbreviations = boundedCache<string>(1024);

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

/** Each knows the abbreviations of its own part of the world, and writes offsets for the others. */
const ENGLISH = ["en-US", "en-GB", "en-AU", "en-IN", "en-ZA"];

/**
 * What people call the zone at an instant (epoch ms): "PST", "CET", and an offset such as "GMT+9"
 * where the language has no name for it.
 */
export function zoneAbbreviation(ms: number, zone: string, locale: string): string {
  return abbreviations(`${ms} ${zone} ${locale}`, () => findAbbreviation(ms, zone, locale));
}

function findAbbreviation(ms: number, zone: string, locale: string): string {
  for (const candidate of [locale, ...ENGLISH]) {
    const name = shortName(ms, zone, candidate);
    if (/^\p{L}+$/u.test(name)) return name;
  }
  return shortName(ms, zone, "en-US");
}

function shortName(ms: number, zone: string, locale: string): string {
  const format = dateFormats(
    `short ${locale} ${zone}`,
    () => new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "short" }),
  );
  return format.formatToParts(ms).find(({ type }) => type === "timeZoneName")?.value ?? zone;
}
