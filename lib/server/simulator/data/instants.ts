import "server-only";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const WEEK = 7 * DAY;

const formats = new Map<string, Intl.DateTimeFormat>();
const steadyWeeks = new Map<string, number | null>();

function lookUpOffset(timeZone: string, instant: number): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
    formats.set(timeZone, format);
  }
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(format.format(instant));
  if (!match) return 0;
  const size = Number(match[2]) * HOUR + Number(match[3]) * MINUTE;
  return match[1] === "-" ? -size : size;
}

/**
 * Offset of a zone from UTC at an instant, in milliseconds, east positive. Asking Intl is slow, and
 * a week that begins and ends with the same offset has no other in between.
 */
function offsetAt(timeZone: string, instant: number): number {
  const week = Math.floor(instant / WEEK);
  const name = `${timeZone} ${week}`;
  let steady = steadyWeeks.get(name);
  if (steady === undefined) {
    const start = lookUpOffset(timeZone, week * WEEK);
    steady = start === lookUpOffset(timeZone, (week + 1) * WEEK) ? start : null;
    steadyWeeks.set(name, steady);
  }
  return steady ?? lookUpOffset(timeZone, instant);
}

/** The instant of a wall-clock time, in minutes after midnight, on the zone's day of `near`. */
export function wallClock(timeZone: string, near: number, minutesOfDay: number): number {
  const offset = offsetAt(timeZone, near);
  const midnight = Math.floor((near + offset) / DAY) * DAY;
  const guess = midnight + minutesOfDay * MINUTE - offset;
  return midnight + minutesOfDay * MINUTE - offsetAt(timeZone, guess);
}

export function utc(instant: number): string {
  return new Date(instant).toISOString();
}

/**
 * One of the forms Amazon's own examples use: hundredths of a second and an offset in hours, as in
 * `2020-01-01T00:00:00.00-07`, which JavaScript's Date refuses. Hundredths are all it can hold.
 */
export function shortOffsetForm(instant: number, offsetHours: number): string {
  const local = new Date(instant + offsetHours * HOUR).toISOString();
  const sign = offsetHours < 0 ? "-" : "+";
  return `${local.slice(0, 22)}${sign}${String(Math.abs(offsetHours)).padStart(2, "0")}`;
}
