import { boundedCache, dateFormats } from "./bounded-cache";
import { dayInZone, daysBetween } from "./calendar";
import { isWritable } from "./instant";
import { zoneAbbreviation } from "./zones";

/**
 * How to write an instant. Where `now` (epoch ms) is given, a day of another year shows its year.
 */
export type TimeStyle = { locale: string; zone: string; now?: number };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const relativeFormats = boundedCache<Intl.RelativeTimeFormat>(16);

/**
 * "Tue 24 Nov, 09:00–11:00 PST", or with both days where it crosses midnight. Without a duration
 * (minutes), or with one that no calendar can hold, only the start is written; where the clock changes
 * in between, each end has its zone.
 */
export function formatAppointment(
  startMs: number,
  durationMin: number | undefined,
  style: TimeStyle,
): string {
  const endMs = startMs + (durationMin ?? 0) * 60_000;
  if (endMs <= startMs || !isWritable(endMs)) return formatDateTime(startMs, style);
  const { zone, locale } = style;
  const startZone = zoneAbbreviation(startMs, zone, locale);
  const endZone = zoneAbbreviation(endMs, zone, locale);
  const start = dayAndClock(startMs, style);
  const from = startZone === endZone ? start : `${start} ${startZone}`;
  const end = `${formatClock(endMs, style)} ${endZone}`;
  return dayInZone(startMs, zone) === dayInZone(endMs, zone)
    ? `${from}–${end}`
    : `${from} – ${dayAndClock(endMs, style)} ${endZone}`;
}

/** "Tue 24 Nov, 09:12 PST". */
export function formatDateTime(ms: number, style: TimeStyle): string {
  const zone = zoneAbbreviation(ms, style.zone, style.locale);
  return `${dayAndClock(ms, style)} ${zone}`;
}

/** "09:12 PST", and "Tue 24 Nov, 09:12 PST" once that day is over in the zone that is written. */
export function formatAsOf(ms: number, style: Required<TimeStyle>): string {
  const { locale, zone, now } = style;
  if (dayInZone(ms, zone) !== dayInZone(now, zone)) return formatDateTime(ms, style);
  return `${formatClock(ms, style)} ${zoneAbbreviation(ms, zone, locale)}`;
}

/** "Tue 24 Nov, 09:12:33 PST": to the second. */
export function formatExact(ms: number, style: TimeStyle): string {
  const seconds = String(new Date(ms).getUTCSeconds()).padStart(2, "0");
  const zone = zoneAbbreviation(ms, style.zone, style.locale);
  return `${dayAndClock(ms, style)}:${seconds} ${zone}`;
}

function dayAndClock(ms: number, style: TimeStyle): string {
  return `${formatDay(ms, style)}${gap(style.locale)}${formatClock(ms, style)}`;
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
  const format = dateFormats(
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
 * How far an instant lies from now, in the largest unit that fits and cut off, never rounded up:
 * "in 2 hr.", "3 days ago". With a `zone`, days are those of its calendar and may have names:
 * "tomorrow". Instants are epoch ms.
 */
export function formatRelative(ms: number, now: number, locale: string, zone?: string): string {
  const distance = ms - now;
  const size = Math.abs(distance);
  if (size < MINUTE) return relative(locale, "auto").format(0, "second");
  if (size < HOUR)
    return relative(locale, "always").format(Math.trunc(distance / MINUTE), "minute");
  const days = zone ? daysBetween(dayInZone(now, zone), dayInZone(ms, zone)) : null;
  if (size < 6 * HOUR || days === 0 || (days === null && size < DAY)) {
    return relative(locale, "always").format(Math.trunc(distance / HOUR), "hour");
  }
  const count = days ?? Math.trunc(distance / DAY);
  if (Math.abs(count) < 60) return relative(locale, zone ? "auto" : "always").format(count, "day");
  if (Math.abs(count) < 730)
    return relative(locale, "always").format(Math.trunc(count / 30.44), "month");
  return relative(locale, "always").format(Math.trunc(count / 365.25), "year");
}

const spanFormats = boundedCache<Intl.NumberFormat>(16);

/** A span of time (ms) in the largest unit that fits, cut off: "15m", "2h", "3d". */
export function formatSpan(ms: number, locale: string): string {
  const [unit, size] = spanUnit(ms);
  const format = spanFormats(
    `${locale} ${unit}`,
    () => new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "narrow" }),
  );
  return format.format(Math.trunc(ms / size));
}

function spanUnit(ms: number): ["minute" | "hour" | "day", number] {
  if (ms < HOUR) return ["minute", MINUTE];
  return ms < 2 * DAY ? ["hour", HOUR] : ["day", DAY];
}

/** What a language sets between a day and a clock: ", " or a mere space. */
function gap(locale: string): string {
  const format = dateFormats(
    `gap ${locale}`,
    () =>
      new Intl.DateTimeFormat(locale, {
        weekday: "short",
        day: "numeric",
        month: "short",
        hour: "numeric",
      }),
  );
  const parts = format.formatToParts(0);
  const clock = parts.findIndex(({ type }) => type === "hour" || type === "dayPeriod");
  return parts[clock - 1]?.value ?? " ";
}

/** In which order days are written: in English the day before its month, as all over the screen. */
export function dayLocale(locale: string): string {
  return /^en\b/.test(locale) ? "en-GB" : locale;
}

function dayFormat(locale: string, zone: string, withYear: boolean): Intl.DateTimeFormat {
  return dateFormats(
    `day ${locale} ${zone} ${withYear}`,
    () =>
      new Intl.DateTimeFormat(dayLocale(locale), {
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

function relative(locale: string, numeric: "always" | "auto"): Intl.RelativeTimeFormat {
  return relativeFormats(
    `${locale} ${numeric}`,
    () => new Intl.RelativeTimeFormat(locale, { numeric, style: "short" }),
  );
}
