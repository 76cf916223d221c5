import { boundedCache } from "./bounded-cache";

const formats = boundedCache<Intl.DateTimeFormat>(200);
/** Rows that come and go ask for the same instants again. */
const abbreviations = boundedCache<string>(1024);

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
  const format = formats(
    `${locale} ${zone}`,
    () => new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "short" }),
  );
  return format.formatToParts(ms).find(({ type }) => type === "timeZoneName")?.value ?? zone;
}
