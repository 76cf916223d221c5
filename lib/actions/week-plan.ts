import { addDays, endOfDay } from "@/lib/time/calendar";
import {
  daysFrom,
  seasons,
  spelled,
  WEEKDAYS,
  type Weekday,
  wallInstant,
  wallMinutes,
  weekdayOf,
} from "./wall-time";

/** A time in which so many visits are possible, by instants in epoch ms; the end is not part of it. */
export type CapacitySpan = { start: number; end: number; capacity: number };

/** When a store works on a day of the week, in minutes after midnight of its clock; 1440 ends the day. */
export type OpenRange = { day: Weekday; from: number; to: number; capacity: number };

/** A week that repeats itself from a store's day of today up to a last day, such as `2026-12-31`. */
export type WeekPlan = { ranges: readonly OpenRange[]; until: string };

/** The form of Amazon's schedules and reservations; times spell their offset. */
export type AmazonAvailability = {
  startTime: string;
  endTime: string;
  recurrence?: { endTime: string; daysOfWeek: Weekday[] };
  capacity: number;
};

/** Amazon's shortest slot, in minutes ("Manage resource capacity": 5 in the US, 30 in the UK and Germany). */
export function leastMinutes(country: string | null): number {
  return country === "GB" || country === "DE" ? 30 : 5;
}

export const MOST_CAPACITY = 999;
/** What a week is written in at most; a day of 24 hours in half hours has 48. */
export const MOST_RANGES = 100;

type PlanFault = "empty" | "order" | "short" | "overlap" | "capacity" | "past" | "far";

/** How far ahead a schedule may reach: Amazon names no limit, and nobody plans further. */
const MOST_DAYS = 366;

/** What is wrong with a plan, and with which of its ranges; empty for one that Amazon can be given. */
export function faultsOf(
  { ranges, until }: WeekPlan,
  { today, least }: { today: string; least: number },
): { fault: PlanFault; index: number | null }[] {
  const faults: { fault: PlanFault; index: number | null }[] = [];
  if (ranges.length === 0) faults.push({ fault: "empty", index: null });
  if (until < today) faults.push({ fault: "past", index: null });
  if (until > addDays(today, MOST_DAYS)) faults.push({ fault: "far", index: null });
  for (const [index, { day, from, to, capacity }] of ranges.entries()) {
    if (to <= from) faults.push({ fault: "order", index });
    else if (to - from < least) faults.push({ fault: "short", index });
    if (!(capacity >= 1 && capacity <= MOST_CAPACITY)) faults.push({ fault: "capacity", index });
    const before = ranges.slice(0, index);
    const isTwice = before.some((one) => one.day === day && one.from < to && one.to > from);
    if (isTwice) faults.push({ fault: "overlap", index });
  }
  return faults;
}

/** When a plan has the store open, in order. Days are those of the store's clock, however long they are. */
export function spansOfPlan(plan: WeekPlan, zone: string, first: string): CapacitySpan[] {
  const spans = daysFrom(first, plan.until).flatMap((day) =>
    plan.ranges
      .filter((range) => range.day === weekdayOf(day))
      .map(({ from, to, capacity }) => ({
        start: wallInstant(day, from, zone),
        end: wallInstant(day, to, zone),
        capacity,
      })),
  );
  return spans.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
}

/**
 * A plan in Amazon's words. Nobody says whether a recurrence keeps its offset or its clock when that is
 * changed, so none goes across such a night: each part of the year has records of its own, and the day
 * itself, too. Both readings are then the same.
 */
export function recordsOf(plan: WeekPlan, zone: string, first: string): AmazonAvailability[] {
  return seasons(first, plan.until, zone).flatMap(([from, to]) =>
    groupsOf(plan.ranges).flatMap(({ days, range }) => {
      const on = daysFrom(from, to).filter((day) => days.includes(weekdayOf(day)));
      const [begins] = on;
      const ends = on.at(-1);
      if (begins === undefined || ends === undefined) return [];
      const start = wallInstant(begins, range.from, zone);
      const end = wallInstant(begins, range.to, zone);
      // Of the hour that a clock jumps over nothing is left.
      if (end <= start) return [];
      const record = {
        startTime: spelled(start, zone),
        endTime: spelled(end, zone),
        capacity: range.capacity,
      };
      if (begins === ends) return [record];
      const last = Math.floor(endOfDay(ends, zone) / 1000) * 1000;
      return [{ ...record, recurrence: { endTime: spelled(last, zone), daysOfWeek: days } }];
    }),
  );
}

/** Ranges that differ in nothing but their day are one record. */
function groupsOf(ranges: readonly OpenRange[]): { days: Weekday[]; range: OpenRange }[] {
  const groups = new Map<string, { days: Weekday[]; range: OpenRange }>();
  for (const range of sortedRanges(ranges)) {
    const key = `${range.from} ${range.to} ${range.capacity}`;
    const group = groups.get(key) ?? { days: [], range };
    group.days.push(range.day);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** By day and time. */
function sortedRanges(ranges: readonly OpenRange[]): OpenRange[] {
  return ranges.toSorted(
    (a, b) => WEEKDAYS.indexOf(a.day) - WEEKDAYS.indexOf(b.day) || a.from - b.from,
  );
}

/**
 * The week that spans amount to from a day on: what the first seven days have, as a plan to start from.
 * Spans that cross midnight are one range on each day.
 */
export function weekFrom(spans: readonly CapacitySpan[], zone: string, first: string): OpenRange[] {
  const days = daysFrom(first, addDays(first, 6));
  return sortedRanges(
    days.flatMap((day) => {
      const [from, to] = [wallInstant(day, 0, zone), wallInstant(day, 1440, zone)];
      return spans
        .filter(({ start, end, capacity }) => start < to && end > from && capacity > 0)
        .map(({ start, end, capacity }) => ({
          day: weekdayOf(day),
          from: start <= from ? 0 : wallMinutes(start, zone),
          to: end >= to ? 1440 : wallMinutes(end, zone),
          capacity,
        }));
    }),
  );
}

/** What is given at an instant by spans that may overlap. */
export function capacityAt(spans: readonly CapacitySpan[], at: number): number {
  const covering = spans.filter(({ start, end }) => start <= at && end > at);
  return covering.reduce((sum, { capacity }) => sum + capacity, 0);
}
