import "server-only";

/** 1 crawls towards the future, -1 towards the past. */
export type Direction = 1 | -1;

/** A stretch of time in crawling order: `from` is reached first. Epoch ms, both ends included. */
export type Span = { from: number; to: number };

const SECOND_MS = 1000;

/** In milliseconds. */
export function lengthOf({ from, to }: Span): number {
  return Math.abs(to - from);
}

/** Whether a crawl meets `ms` before `other`. */
export function isBefore(ms: number, other: number, direction: Direction): boolean {
  return (ms - other) * direction < 0;
}

/**
 * The last whole second that a crawl met when `ms` is reached. Spans share such a second as their
 * boundary: what lies on it comes twice and is known by its id, and no rounding of Amazon's opens a gap.
 */
export function secondBefore(ms: number, direction: Direction): number {
  const seconds = ms / SECOND_MS;
  return (direction === 1 ? Math.floor(seconds) : Math.ceil(seconds)) * SECOND_MS;
}
