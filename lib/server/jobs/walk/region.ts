import "server-only";
import { PAGE_SIZE } from "./course";
import { type Direction, lengthOf, type Span, secondBefore } from "./span";

/** What a slice should hold: each costs half an empty page at its end, so few long ones are cheap. */
const WANTED = 14 * PAGE_SIZE;
/** What a slice may hold before it is cut. */
export const MOST = 20 * PAGE_SIZE;
/** No slice is shorter: jobs that come this close together are read one page after another. */
export const SHORTEST_MS = 60_000;

const LONGEST_STRETCH = 64;

/** A part of a region, to be asked as a slice. `answered` takes Amazon's count, null if it gave none. */
export type Piece = { span: Span; answered(jobs: number | null): void };

export type Region = {
  /** The next part in walking order; null while it hangs on counts that are still to come. */
  cut(): Piece | null;
  /** Whether every part has been cut off. */
  readonly used: boolean;
};

/**
 * A stretch of time with about so many jobs, cut off slice by slice. Each count that comes back
 * tells how many are left for the rest, and thin air makes the next slice longer: an empty year
 * costs a few calls, not hundreds.
 */
export function createRegion(span: Span, jobs: number, direction: Direction): Region {
  let rest: Span | null = span;
  let left = jobs;
  let unanswered = 0;
  let stretch = 1;

  function pieceOf(part: Span, expected: number): Piece {
    left -= expected;
    unanswered += 1;
    return {
      span: part,
      answered(count) {
        const found = count ?? expected;
        unanswered -= 1;
        left += expected - found;
        stretch = found < expected / 4 ? Math.min(stretch * 2, LONGEST_STRETCH) : 1;
      },
    };
  }

  return {
    get used() {
      return rest === null;
    },
    cut() {
      if (rest === null || (left <= 0 && unanswered > 0)) return null;
      const length = lengthOf(rest);
      const parts = left <= MOST ? 1 : Math.max(2, Math.round(left / WANTED));
      const width = Math.max(SHORTEST_MS, (length / parts) * stretch);
      const { from, to } = rest;
      if (parts === 1 || width > length - SHORTEST_MS) {
        // Asked even where the counts leave nothing: Amazon's total may be capped.
        rest = null;
        return pieceOf({ from, to }, left);
      }
      const edge = secondBefore(from + direction * width, direction);
      rest = { from: edge, to };
      return pieceOf({ from, to: edge }, (left * width) / length);
    },
  };
}
