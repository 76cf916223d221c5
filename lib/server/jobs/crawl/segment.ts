import "server-only";
import { PAGE_SIZE } from "./crawl-plan";
import { type Direction, lengthOf, type Span, secondBefore } from "./span";

/**
 * What a slice should hold: each may end with half a page, so few long ones are cheap. A little
 * short of whole pages, as even data would otherwise spill over by a job.
 */
const WANTED = 14 * PAGE_SIZE - 4;
/** What a slice may hold before it is cut. */
export const MOST = 20 * PAGE_SIZE;
/** No slice is shorter: jobs that come this close together are read one page after another. */
export const SHORTEST_MS = 60_000;

const LONGEST_STRETCH = 64;
/** A count so many times more or less than expected shows that the jobs come in lumps. */
const LUMP = 4;

/** A part of a segment, to be asked as a slice. */
export type Cut = {
  span: Span;
  /** Takes Amazon's count, null if it gave none; answers whether jobs seem to come in lumps there. */
  answered(jobs: number | null): { lumpy: boolean };
};

export type Segment = {
  /** The next part in crawling order; null while it hangs on counts that are still to come. */
  cut(): Cut | null;
  /** Whether every part has been cut off. */
  readonly used: boolean;
};

/**
 * A stretch of time with about so many jobs, cut off slice by slice. Each count that comes back
 * says how many are left for the rest, and thin air makes the next slice longer: an empty year
 * costs a few calls, not hundreds. Where jobs come in lumps, one count is awaited before the next cut.
 */
export function createSegment(
  span: Span,
  jobs: number,
  direction: Direction,
  startsLumpy = false,
): Segment {
  let rest: Span | null = span;
  let left = jobs;
  let unanswered = 0;
  let stretch = 1;
  let lumpy = startsLumpy;

  function cutOf(part: Span, expected: number): Cut {
    left -= expected;
    unanswered += 1;
    return {
      span: part,
      answered(count) {
        const found = count ?? expected;
        const thin = found < expected / LUMP;
        unanswered -= 1;
        left += expected - found;
        stretch = thin ? Math.min(stretch * 2, LONGEST_STRETCH) : 1;
        lumpy = thin || found > expected * LUMP;
        return { lumpy };
      },
    };
  }

  return {
    get used() {
      return rest === null;
    },
    cut() {
      if (rest === null || (unanswered > 0 && (lumpy || left <= 0))) return null;
      const length = lengthOf(rest);
      const width = Math.max(SHORTEST_MS, ((length * WANTED) / left) * stretch);
      const { from, to } = rest;
      if (left <= MOST || width > length - SHORTEST_MS) {
        // Asked even where the counts leave nothing: Amazon's total may be capped.
        rest = null;
        return cutOf({ from, to }, left);
      }
      const boundary = secondBefore(from + direction * width, direction);
      rest = { from: boundary, to };
      return cutOf({ from, to: boundary }, (left * width) / length);
    },
  };
}
