"use client";
import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "@/components/shared/problem/query-problem";
import type { Slot } from "@/lib/actions/job-action";
import {
  firstFreeDay,
  lastDay,
  type Proposed,
  rangesOf,
  slotsByDay,
  slotsQuery,
} from "@/lib/actions/slots";
import type { Problem } from "@/lib/http/problem";
import { addDays, dayInZone } from "@/lib/time/calendar";

export type SlotDays = {
  /** The days that are shown, each with its slots. */
  days: { day: string; slots: Slot[] }[];
  /** Every slot that is known. */
  slots: readonly Slot[];
  /** Whether the slots of a day were asked for and came. */
  isKnown: (day: string) => boolean;
  /** False where Amazon may still refuse what it offers. */
  realTime: boolean;
  /** Some of the days that are shown are on their way. */
  pending: boolean;
  problem: Problem | null;
  retry: () => void;
  /** The next day after those shown of which a slot is known to be free. */
  nextFree: string | null;
  day: string;
  first: string;
  last: string;
  goTo: (day: string) => void;
};

interface SlotDaysParts {
  jobId: string;
  zone: string;
  /** The time that was pointed at. */
  slot: Slot | null;
  /** When the visit was, where it may go back there: ISO 8601. */
  before: string | null;
  proposed: readonly Proposed[];
  /** So many days are shown at once. */
  count: number;
  /** Epoch ms. */
  now: number;
}

/**
 * The times that Amazon offers, some days at a time: from what was pointed at, was before or is proposed on, else
 * from today, and from the first day of which one is free where those have none.
 */
export function useSlotDays(parts: SlotDaysParts): SlotDays {
  const { jobId, zone, slot, before, proposed, count, now } = parts;
  const first = dayInZone(now, zone);
  const last = lastDay(now, zone);
  const [begin] = useState(() => {
    const start = slot?.start ?? before;
    const wanted = start === null ? proposed[0]?.from : Date.parse(start);
    const day = wanted === undefined ? first : dayInZone(wanted, zone);
    return day > last ? first : day;
  });
  const [at, setAt] = useState((slot ?? before) ? begin : null);
  const day = at ?? begin;
  const ranges = rangesOf(begin, day, count);
  const { queries, problem, pending } = useQueries({
    queries: ranges.map((range) => slotsQuery({ jobId, day: range, zone }, now)),
    combine: (results) => {
      const error = results.find((result) => result.error !== null)?.error;
      return {
        queries: results,
        problem: error ? problemOf(error) : null,
        pending: results.some((result) => result.data === undefined && result.isFetching),
      };
    },
  });
  const slots = queries.flatMap(({ data }) => data?.slots ?? []);

  function goTo(next: string) {
    // Days as text are in the order of the calendar.
    const [, within = first] = [first, next, addDays(last, 1 - count)].sort();
    setAt(within);
  }

  // Once the first days are known it is settled where to begin: who goes back to them stays there.
  if (at === null && !pending && problem === null) {
    const free = firstFreeDay(slots, begin, zone);
    goTo(free === null || free < addDays(begin, count) ? begin : free);
  }
  return {
    days: slotsByDay(slots, { day, count, zone }),
    slots,
    isKnown: (one) =>
      rangesOf(begin, one, 1).every((range) => queries[ranges.indexOf(range)]?.data !== undefined),
    realTime: queries.every(({ data }) => data?.realTime !== false),
    ...{ pending, problem },
    retry: () => {
      for (const query of queries) if (query.isError) void query.refetch();
    },
    nextFree: firstFreeDay(slots, addDays(day, count), zone),
    ...{ day, first, last, goTo },
  };
}
