import { boundedCache, dateFormats } from "./bounded-cache";

export interface NamedZone {
  /** IANA name. */
  zone: string;
  /** Where it is: "Los Angeles". */
  place: string;
  /** What people call it: "Pacific Time"; null where it has no name of its own. */
  name: string | null;
  /** Of the instant asked for: "GMT-8". */
  offset: string;
}

/** @param at epoch ms; names and offsets change over the year */
export function nameZone(zone: string, locale: string, at: number): NamedZone {
  const part = (timeZoneName: "longGeneric" | "shortOffset") =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName })
      .formatToParts(at)
      .find(({ type }) => type === "timeZoneName")?.value ?? "";
  const name = part("longGeneric");
  return {
    zone,
    place: zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone,
    name: name === "" || /\d/u.test(name) ? null : name,
    offset: part("shortOffset"),
  };
}

/** Whether this is the name of an IANA time zone; bare offsets such as `+05:30` are none. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z][\w+/-]*$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/**
 * The zone of this device's clock, as an IANA name; null where it has none that Intl takes: a browser
 * started with `TZ=UTC+2` names `Etc/Unknown`, and others name an offset or nothing.
 */
export function deviceZone(): string | null {
  const named: unknown = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return typeof named === "string" && isZone(named) ? named : null;
}

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
  const format = dateFormats(
    `short ${locale} ${zone}`,
    () => new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "short" }),
  );
  return format.formatToParts(ms).find(({ type }) => type === "timeZoneName")?.value ?? zone;
}
