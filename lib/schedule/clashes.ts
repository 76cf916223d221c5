import { groupBy } from "./group-by";
import type { Span } from "./visit-time";

/** Visits that overlap by less do not disturb each other. */
const LEAST_MS = 60_000;

/** A visit that stands, of one technician. */
export type Booking = Span & { key: string; technician: string };

/** The keys of visits whose technician is to be at another one for a minute or more of the same time. */
export function doubleBooked(bookings: readonly Booking[]): Set<string> {
  const clashing = new Set<string>();
  for (const [, own] of groupBy(bookings, ({ technician }) => technician)) {
    const long = own
      .filter(({ from, to }) => to - from >= LEAST_MS)
      .toSorted((a, b) => a.from - b.from);
    let lastEnd = Number.NEGATIVE_INFINITY;
    for (const [index, { key, from, to }] of long.entries()) {
      const next = long[index + 1];
      if (lastEnd - from >= LEAST_MS || (next && to - next.from >= LEAST_MS)) clashing.add(key);
      lastEnd = Math.max(lastEnd, to);
    }
  }
  return clashing;
}

/** How often somebody was seen at a store; null stands for jobs without one. */
export type Sighting = { technician: string; store: string | null; jobs: number };

/**
 * Says of a technician and the store of a visit whether that person was seen at other stores only. Whoever
 * was seen nowhere is new, and somebody's first visit is no clash.
 */
export function seenElsewhere(
  sightings: readonly Sighting[],
): (technician: string, store: string, ofThisJob: number) => boolean {
  const seen = groupBy(sightings, ({ technician }) => technician);
  return (technician, store, ofThisJob) => {
    const jobs = { here: 0, elsewhere: 0 };
    for (const sighting of seen.get(technician) ?? []) {
      jobs[sighting.store === store ? "here" : "elsewhere"] += sighting.jobs;
    }
    return jobs.here <= ofThisJob && jobs.elsewhere > 0;
  };
}
