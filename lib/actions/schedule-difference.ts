import { addDays, dayInZone, startOfDay } from "@/lib/time/calendar";
import { WEEKDAYS, type Weekday, wallMinutes, weekdayOf } from "./wall-time";
import { type CapacitySpan, capacityAt } from "./week-plan";

/** A visit that stands, by instants in epoch ms. */
export type BookedVisit = { serviceJobId: string; start: number; end: number };

type ChangeKind = "closes" | "opens" | "fewer" | "more";

/** The same change on the same hours of one day of the week, on all its days. */
export type WeeklyChange = {
  kind: ChangeKind;
  day: Weekday;
  /** Minutes after midnight of the store's clock; 1440 ends the day. */
  from: number;
  to: number;
  was: number;
  becomes: number;
  /** The days it is about, in order, such as `2026-11-27`. */
  dates: readonly string[];
  /** Visits booked then that the new capacity has no room for, each once, in order. */
  visits: readonly BookedVisit[];
};

type Stretch = { start: number; end: number; was: number; becomes: number };

/**
 * What becomes different between two instants (epoch ms) when one schedule replaces another, day by day of
 * the week, and which visits it hits. A visit is hit where as many stand at once as the new capacity does
 * not hold: all of them, as Amazon does not say which would go.
 */
export function differenceOf(
  was: readonly CapacitySpan[],
  becomes: readonly CapacitySpan[],
  visits: readonly BookedVisit[],
  { from, to, zone }: { from: number; to: number; zone: string },
): WeeklyChange[] {
  const changes = new Map<string, WeeklyChange & { dates: string[]; visits: BookedVisit[] }>();
  for (const stretch of changedStretches(was, becomes, { from, to, zone })) {
    const day = dayInZone(stretch.start, zone);
    const endsDay = dayInZone(stretch.end, zone) !== day;
    const hours = {
      from: wallMinutes(stretch.start, zone),
      to: endsDay ? 1440 : wallMinutes(stretch.end, zone),
    };
    const key = [weekdayOf(day), hours.from, hours.to, stretch.was, stretch.becomes].join();
    const change = changes.get(key) ?? {
      kind: kindOf(stretch),
      day: weekdayOf(day),
      ...hours,
      was: stretch.was,
      becomes: stretch.becomes,
      dates: [],
      visits: [],
    };
    if (change.dates.at(-1) !== day) change.dates.push(day);
    change.visits.push(...hitIn(stretch, visits).filter((one) => !change.visits.includes(one)));
    changes.set(key, change);
  }
  return [...changes.values()].sort(
    (a, b) => WEEKDAYS.indexOf(a.day) - WEEKDAYS.indexOf(b.day) || a.from - b.from,
  );
}

function kindOf({ was, becomes }: Stretch): ChangeKind {
  if (becomes === 0) return "closes";
  if (was === 0) return "opens";
  return becomes < was ? "fewer" : "more";
}

/** Where two schedules differ, cut at midnights; neighbours that differ alike are one. */
function changedStretches(
  was: readonly CapacitySpan[],
  becomes: readonly CapacitySpan[],
  { from, to, zone }: { from: number; to: number; zone: string },
): Stretch[] {
  const edges = new Set([from, to]);
  for (const { start, end } of [...was, ...becomes]) {
    for (const edge of [start, end]) if (edge > from && edge < to) edges.add(edge);
  }
  for (let day = dayInZone(from, zone), at = from; at < to; ) {
    day = addDays(day, 1);
    at = startOfDay(day, zone);
    if (at > from && at < to) edges.add(at);
  }
  const points = [...edges].sort((a, b) => a - b);
  const found: Stretch[] = [];
  for (const [index, start] of points.entries()) {
    const end = points[index + 1];
    if (end === undefined) break;
    const [before, after] = [capacityAt(was, start), capacityAt(becomes, start)];
    if (before === after) continue;
    const last = found.at(-1);
    const joins =
      last?.end === start &&
      last.was === before &&
      last.becomes === after &&
      dayInZone(last.start, zone) === dayInZone(start, zone);
    if (joins) last.end = end;
    else found.push({ start, end, was: before, becomes: after });
  }
  return found;
}

/** The visits of a stretch that is to hold fewer than stand in it at once. */
function hitIn(
  { start, end, was, becomes }: Stretch,
  visits: readonly BookedVisit[],
): BookedVisit[] {
  if (becomes >= was) return [];
  const within = visits.filter((visit) => visit.start < end && visit.end > start);
  return within.filter((visit) => {
    const at = Math.max(visit.start, start);
    return [
      at,
      ...within.map((one) => one.start).filter((one) => one > at && one < visit.end),
    ].some(
      (moment) => within.filter((one) => one.start <= moment && one.end > moment).length > becomes,
    );
  });
}

/** The visits that stand in a time that is to be blocked, in order. */
export function clashesWith(
  spans: readonly { start: number; end: number }[],
  visits: readonly BookedVisit[],
): BookedVisit[] {
  return visits.filter((visit) =>
    spans.some(({ start, end }) => visit.start < end && visit.end > start),
  );
}
