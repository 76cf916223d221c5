import { dayInZone, daysBetween } from "./calendar";
import { boundedCache } from "./intl-cache";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const formats = boundedCache<Intl.RelativeTimeFormat>(16);

/**
 * How far an instant lies from now, in the largest unit that fits and cut off, never rounded up:
 * "in 2 hr.", "3 days ago". With a `zone`, days are those of its calendar and may have names:
 * "tomorrow". Instants are epoch ms.
 */
export function formatRelative(ms: number, now: number, locale: string, zone?: string): string {
  const distance = ms - now;
  const size = Math.abs(distance);
  if (size < MINUTE) return named(locale).format(0, "second");
  if (size < HOUR) return counted(locale).format(Math.trunc(distance / MINUTE), "minute");
  const days = zone ? daysBetween(dayInZone(now, zone), dayInZone(ms, zone)) : null;
  if (size < 6 * HOUR || days === 0 || (days === null && size < DAY)) {
    return counted(locale).format(Math.trunc(distance / HOUR), "hour");
  }
  const count = days ?? Math.trunc(distance / DAY);
  if (Math.abs(count) < 60) return (zone ? named : counted)(locale).format(count, "day");
  if (Math.abs(count) < 730) return counted(locale).format(Math.trunc(count / 30.44), "month");
  return counted(locale).format(Math.trunc(count / 365.25), "year");
}

function counted(locale: string): Intl.RelativeTimeFormat {
  return formats(
    `counted ${locale}`,
    () => new Intl.RelativeTimeFormat(locale, { numeric: "always", style: "short" }),
  );
}

function named(locale: string): Intl.RelativeTimeFormat {
  return formats(
    `named ${locale}`,
    () => new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" }),
  );
}
