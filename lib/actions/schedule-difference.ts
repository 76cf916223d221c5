import { addDays, dayInZone, daysBetween, startOfDay } from "@/lib/time/calendar";
import { WEEKDAYS, type Weekday, wallInstant, wallMinutes, weekdayOf } from "./wall-time";
import { type CapacitySpan, capacityAt, type OpenRange } from "./week-plan";

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

/** What is given on a day, in minutes after midnight of its clock. */
export type DayHours = readonly Omit<OpenRange, "day">[];

/** Changes that several days of the week have alike, over the same weeks. */
export type DaysChange = {
  /** In the order of the week. */
  days: readonly Weekday[];
  /** By hour, each with the dates and the visits of all the days. */
  changes: readonly Omit<WeeklyChange, "day">[];
  /** All that is given on one of the days, before and then. */
  was: DayHours;
  becomes: DayHours;
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
  // The first day has begun, and changes as the others do: what is over of it is left out.
  const begins = startOfDay(dayInZone(from, zone), zone);
  for (const stretch of changedStretches(was, becomes, { from: begins, to, zone })) {
    if (stretch.end <= from) continue;
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

/** The same by days that change alike, in the order of the week. */
export function differenceByDays(
  was: readonly CapacitySpan[],
  becomes: readonly CapacitySpan[],
  visits: readonly BookedVisit[],
  frame: { from: number; to: number; zone: string },
): DaysChange[] {
  const days: WeeklyChange[][] = [];
  for (const change of differenceOf(was, becomes, visits, frame)) {
    const day = days.find(([one]) => one?.day === change.day && isOverSameWeeks(one, change));
    if (day) day.push(change);
    else days.push([change]);
  }
  const groups: WeeklyChange[][][] = [];
  for (const day of days) {
    const group = groups.find(([one = []]) => changesAlike(one, day));
    if (group) group.push(day);
    else groups.push([day]);
  }
  return groups.map((group) => {
    // The first day may have begun already.
    const on = group[0]?.[0]?.dates.at(-1) ?? "";
    return {
      days: group.flatMap(([one]) => one?.day ?? []),
      changes: joined(group),
      was: hoursOn(on, was, frame.zone),
      becomes: hoursOn(on, becomes, frame.zone),
    };
  });
}

/** Up to the day of the week with which they begin and end. */
function isOverSameWeeks(a: WeeklyChange, b: WeeklyChange): boolean {
  const isNear = (nth: 0 | -1) =>
    Math.abs(daysBetween(a.dates.at(nth) ?? "", b.dates.at(nth) ?? "")) <= 7;
  return Math.abs(a.dates.length - b.dates.length) <= 1 && isNear(0) && isNear(-1);
}

function changesAlike(a: readonly WeeklyChange[], b: readonly WeeklyChange[]): boolean {
  const hours = (changes: readonly WeeklyChange[]) =>
    changes.map(({ from, to, was, becomes }) => [from, to, was, becomes].join()).join(" ");
  const [one, other] = [a[0], b[0]];
  return (
    hours(a) === hours(b) && one !== undefined && other !== undefined && isOverSameWeeks(one, other)
  );
}

function joined([first = [], ...others]: readonly WeeklyChange[][]): DaysChange["changes"] {
  return first.map(({ day: _, ...change }, index) => {
    const alike = others.flatMap((day) => day[index] ?? []);
    const visits = [...change.visits, ...alike.flatMap((one) => one.visits)];
    return {
      ...change,
      dates: [...change.dates, ...alike.flatMap(({ dates }) => dates)].sort(),
      visits: visits.sort((a, b) => a.start - b.start),
    };
  });
}

/** What spans give on a day; neighbours that give alike are one. */
function hoursOn(day: string, spans: readonly CapacitySpan[], zone: string): DayHours {
  const [from, to] = [wallInstant(day, 0, zone), wallInstant(day, 1440, zone)];
  const edges = spans
    .flatMap(({ start, end }) => [start, end])
    .filter((at) => at > from && at < to);
  const points = [...new Set([from, ...edges, to])].sort((a, b) => a - b);
  const hours: Omit<OpenRange, "day">[] = [];
  for (const [index, start] of points.entries()) {
    const end = points[index + 1];
    const capacity = capacityAt(spans, start);
    if (end === undefined || capacity === 0) continue;
    const until = end === to ? 1440 : wallMinutes(end, zone);
    const last = hours.at(-1);
    if (last?.capacity === capacity && last.to === wallMinutes(start, zone)) last.to = until;
    else hours.push({ from: wallMinutes(start, zone), to: until, capacity });
  }
  return hours;
}

/** Days of the week in stretches that follow each other. */
export function runsOf(days: readonly Weekday[]): Weekday[][] {
  const runs: Weekday[][] = [];
  for (const day of WEEKDAYS.filter((one) => days.includes(one))) {
    const last = runs.at(-1);
    const before = WEEKDAYS[WEEKDAYS.indexOf(day) - 1];
    if (last && last.at(-1) === before) last.push(day);
    else runs.push([day]);
  }
  return runs;
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
