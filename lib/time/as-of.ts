import { dayInZone } from "./calendar";
import { formatClock, formatDateTime, type TimeStyle } from "./format";
import { zoneAbbreviation } from "./zone-abbreviation";

/** "09:12 PST", and "Tue 24 Nov, 09:12 PST" once that day is over in the zone that is written. */
export function formatAsOf(ms: number, style: Required<TimeStyle>): string {
  const { locale, zone, now } = style;
  if (dayInZone(ms, zone) !== dayInZone(now, zone)) return formatDateTime(ms, style);
  return `${formatClock(ms, style)} ${zoneAbbreviation(ms, zone, locale)}`;
}
