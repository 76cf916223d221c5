import { dayInZone } from "./calendar";
import { boundedCache } from "./intl-cache";

/**
 * How to write an instant. Where `now` (epoch ms) is given, a day of another year shows its year.
 */
export type TimeStyle = { locale: string; zone: string; now?: number };

const formats = boundedCache<Intl.DateTimeFormat>(200);

/** Each knows the abbreviations of its own part of the world, and writes offsets for the others. */
const ENGLISH = ["en-US", "en-GB", "en-AU", "en-IN", "en-ZA"];

/**
 * "Tue 24 Nov, 09:00–11:00 PST", or with both days where it crosses midnight. Without a duration
 * (minutes) only the start is written; where the clock changes in between, each end has its zone.
 */
export function formatAppointment(
  startMs: number,
  durationMin: number | undefined,
  style: TimeStyle,
): string {
  if (durationMin === undefined || durationMin <= 0) return formatDateTime(startMs, style);
  const endMs = startMs + durationMin * 60_000;
  const { zone, locale } = style;
  const startZone = zoneAbbreviation(startMs, zone, locale);
  const endZone = zoneAbbreviation(endMs, zone, locale);
  const start = `${formatDay(startMs, style)}, ${formatClock(startMs, style)}`;
  const from = startZone === endZone ? start : `${start} ${startZone}`;
  const end = `${formatClock(endMs, style)} ${endZone}`;
  return dayInZone(startMs, zone) === dayInZone(endMs, zone)
    ? `${from}–${end}`
    : `${from} – ${formatDay(endMs, style)}, ${end}`;
}

/** "Tue 24 Nov, 09:12 PST". */
export function formatDateTime(ms: number, style: TimeStyle): string {
  const zone = zoneAbbreviation(ms, style.zone, style.locale);
  return `${formatDay(ms, style)}, ${formatClock(ms, style)} ${zone}`;
}

/** "Tue 24 Nov", in the order of the language. */
export function formatDay(ms: number, { locale, zone, now }: TimeStyle): string {
  const thisYear = now === undefined || yearIn(now, zone) === yearIn(ms, zone);
  const format = dayFormat(locale, zone, !thisYear);
  if (!/^en\b/.test(locale)) return format.format(ms);
  const words = format.formatToParts(ms).filter(({ type }) => type !== "literal");
  return words.map(({ value }) => value).join(" ");
}

/** A day of the calendar such as `2026-11-24`, written as `formatDay` does. */
export function formatCalendarDay(day: string, { locale, now }: Omit<TimeStyle, "zone">): string {
  return formatDay(Date.parse(`${day}T00:00:00Z`), { locale, zone: "UTC", now });
}

/** "09:12", on a clock of 24 hours. */
export function formatClock(ms: number, { locale, zone }: TimeStyle): string {
  const format = formats(
    `clock ${locale} ${zone}`,
    () =>
      new Intl.DateTimeFormat(locale, {
        timeZone: zone,
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
      }),
  );
  const parts = format.formatToParts(ms);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? "";
  return `${part("hour")}:${part("minute")}`;
}

/**
 * What people call the zone at an instant (epoch ms): "PST", "CET", and an offset such as "GMT+9"
 * where the language has no name for it.
 */
export function zoneAbbreviation(ms: number, zone: string, locale: string): string {
  for (const candidate of [locale, ...ENGLISH]) {
    const name = shortName(ms, zone, candidate);
    if (/^\p{L}+$/u.test(name)) return name;
  }
  return shortName(ms, zone, "en-US");
}

function dayFormat(locale: string, zone: string, withYear: boolean): Intl.DateTimeFormat {
  return formats(
    `day ${locale} ${zone} ${withYear}`,
    () =>
      new Intl.DateTimeFormat(/^en\b/.test(locale) ? "en-GB" : locale, {
        timeZone: zone,
        weekday: "short",
        day: "numeric",
        month: "short",
        ...(withYear && { year: "numeric" }),
      }),
  );
}

function yearIn(ms: number, zone: string): string {
  return dayInZone(ms, zone).slice(0, 4);
}

function shortName(ms: number, zone: string, locale: string): string {
  const format = formats(
    `zone ${locale} ${zone}`,
    () => new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "short" }),
  );
  return format.formatToParts(ms).find(({ type }) => type === "timeZoneName")?.value ?? zone;
}
