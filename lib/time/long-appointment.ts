import { dayInZone } from "./calendar";
import type { TimeStyle } from "./format";
import { isWritable } from "./instant";
import { zoneAbbreviation } from "./zone-abbreviation";

/**
 * Whether `formatAppointment` has more to write than a day and two clock times: a second day, a second
 * zone, or the year.
 */
export function isLongAppointment(
  startMs: number,
  durationMin: number,
  { locale, zone, now }: Required<TimeStyle>,
): boolean {
  const lastMs = startMs + durationMin * 60_000;
  const endMs = isWritable(lastMs) ? lastMs : startMs;
  const [start, end] = [dayInZone(startMs, zone), dayInZone(endMs, zone)];
  return (
    start !== end ||
    start.slice(0, 4) !== dayInZone(now, zone).slice(0, 4) ||
    zoneAbbreviation(startMs, zone, locale) !== zoneAbbreviation(endMs, zone, locale)
  );
}
