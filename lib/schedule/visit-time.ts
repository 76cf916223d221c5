import { boundedCache } from "@/lib/time/bounded-cache";
import { addDays, startOfDay, zoneOffset } from "@/lib/time/calendar";
import type { VisitTime } from "./schedule";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Epoch ms; the end is not part of it. */
export type Span = { from: number; to: number };

/** Where a visit stands on one day. */
export type PlaceOnDay = {
  /** Minutes that have passed since the day began, both cut to it. */
  fromMinute: number;
  toMinute: number;
  /** Whether it began on a day before, and goes on after this one. */
  hasBegun: boolean;
  goesOn: boolean;
};

/** When a visit begins and ends; one of no length or of an unknown one ends as it begins. */
export function spanOf({ start, end }: Pick<VisitTime, "start" | "end">): Span {
  const from = Date.parse(start);
  return { from, to: end === null ? from : Math.max(from, Date.parse(end)) };
}

/** Every visit of a board asks for its day. */
const bounds = boundedCache<Span>(64);

/** A day, as `2026-11-23`, in a zone: 23 or 25 hours where the clock is changed. */
export function dayBounds(day: string, zone: string): Span {
  return bounds(`${day} ${zone}`, () => ({
    from: startOfDay(day, zone),
    to: startOfDay(addDays(day, 1), zone),
  }));
}

/**
 * Where a visit stands on a day in `tz`, or of the site's own zone where that is null; null where it is on
 * other days. A visit that lasts into the day is on it; one that ends as the day begins is not.
 */
export function placeOnDay(visit: VisitTime, day: string, tz: string | null): PlaceOnDay | null {
  const own = dayBounds(day, tz ?? visit.zone);
  const span = spanOf(visit);
  if (!touches(span, own)) return null;
  const minutes = (at: number) => (at - own.from) / MINUTE_MS;
  return {
    fromMinute: minutes(Math.max(span.from, own.from)),
    toMinute: minutes(Math.min(span.to, own.to)),
    hasBegun: span.from < own.from,
    goesOn: span.to > own.to,
  };
}

/** Whether a visit takes part of a span; one without a length where it begins within. */
export function touches({ from, to }: Span, bounds: Span): boolean {
  return from < bounds.to && (to > bounds.from || from >= bounds.from);
}

/** A whole hour of the wall clock, and the minutes that have passed since its day began. */
export type HourMark = { hour: number; minute: number };

/**
 * The whole hours of a day: where the clock is set forward one is left out, where it is set back one
 * stands twice. The end of the day, hour 24, is the last.
 */
export function hourMarks(day: string, zone: string): HourMark[] {
  const { from, to } = dayBounds(day, zone);
  const marks: HourMark[] = [];
  // Some clocks are changed by half an hour, at any quarter.
  for (let at = from; at < to; at += 15 * MINUTE_MS) {
    const wall = at + zoneOffset(zone, at);
    if (wall % HOUR_MS !== 0) continue;
    marks.push({ hour: new Date(wall).getUTCHours(), minute: (at - from) / MINUTE_MS });
  }
  return [...marks, { hour: 24, minute: (to - from) / MINUTE_MS }];
}
