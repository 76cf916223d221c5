import "server-only";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { type Course, timeOf } from "./course";
import { isBefore, type Span, secondBefore } from "./span";

/**
 * How far a walk has come. Where rows are in the order of their creation, `at` (epoch ms) is the
 * last one's and `ids` are those that share it; otherwise `at` is null and `rows` alone counts.
 */
export type WalkPlace = {
  rows: number;
  /** Amazon's count when the walk began. */
  total: number | null;
  at: number | null;
  ids: string[];
};

export type Delivery = {
  readonly rows: number;
  /** Where to go on after the last row. */
  place(total: number | null): WalkPlace;
  /** The jobs of a page that were not delivered before. `slice` are the ids of the slice it is of. */
  accept(jobs: readonly WireJob[], slice: ReadonlySet<string>): WireJob[];
};

/** Where the range begins for a walk that goes on from a place. */
export function spanFrom(course: Course, place: WalkPlace | null): Span | null {
  const { span, direction } = course;
  if (span === null || place === null || place.at === null) return span;
  return { ...span, from: secondBefore(place.at, direction) };
}

/** Sees to it that each job is delivered once: slices share their edges, and a walk may go on. */
export function createDelivery(course: Course, start: WalkPlace | null): Delivery {
  const { direction } = course;
  const known = new Set(start?.ids);
  let unordered = course.span === null;
  let rows = start?.rows ?? 0;
  let skip = start !== null && start.at === null ? start.rows : 0;
  let at = start?.at ?? null;
  let ids = start?.ids ?? [];
  let present: ReadonlySet<string> = new Set();
  let previous: ReadonlySet<string> = new Set();

  function isKnown(job: WireJob): boolean {
    const id = job.serviceJobId;
    if (id !== undefined && (known.has(id) || previous.has(id))) return true;
    const time = timeOf(job);
    const begin = start?.at ?? null;
    return begin !== null && time !== null && isBefore(time, begin, direction);
  }

  function note(job: WireJob): void {
    const time = timeOf(job);
    if (time !== null && at !== null && isBefore(time, at, direction)) unordered = true;
    const moved = time !== null && (at === null || isBefore(at, time, direction));
    if (moved) at = time;
    ids = [...(moved ? [] : ids), ...(job.serviceJobId === undefined ? [] : [job.serviceJobId])];
  }

  return {
    get rows() {
      return rows;
    },
    place: (total) =>
      unordered || at === null
        ? { rows, total, at: null, ids: [] }
        : { rows, total, at, ids: [...ids] },
    accept(jobs, slice) {
      if (slice !== present) {
        previous = present;
        present = slice;
      }
      const fresh = jobs.filter((job) => !isKnown(job));
      const passed = Math.min(skip, fresh.length);
      skip -= passed;
      const delivered = fresh.slice(passed);
      rows += delivered.length;
      if (!unordered) delivered.forEach(note);
      return delivered;
    },
  };
}
