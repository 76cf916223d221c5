import "server-only";
import type { Read } from "@/lib/server/index/index-table";
import { type Clock, DAY } from "./clock";

/** So little that numbers stay the clock's, also where many reads begin at the same moment. */
const JUST_LATER_MS = 0.001;

export type Reads = {
  /** A read that begins now. */
  begin(): Read;
  /** A read of somebody else's that began so long ago. */
  begun(ageMs: number): Read;
  /** The greatest number that was given, for the next process to count on from. */
  readonly last: number;
  /** Takes what Amazon's clock shows now. */
  hear(sentAt: number): void;
  /** A moment of our clock by Amazon's. */
  byAmazon(ms: number): number;
};

/**
 * Numbers reads in the order in which they began: by the clock, but never less than what was given
 * before, so that a clock set back between two processes lets no earlier read win.
 */
export function createReads(clock: Clock, given: number): Reads {
  let last = given;
  let shift = Math.max(0, given - clock.now());
  let aheadMs = 0;

  return {
    begin() {
      const startedAt = clock.now();
      last = Math.max(last + JUST_LATER_MS, startedAt + shift);
      shift = last - startedAt;
      return { number: last, startedAt };
    },
    begun(ageMs) {
      const startedAt = clock.now() - Math.max(0, ageMs);
      return { number: startedAt + shift, startedAt };
    },
    get last() {
      return last;
    },
    hear(sentAt) {
      const found = sentAt - clock.now();
      // What is further off is no clock.
      if (Math.abs(found) <= DAY) aheadMs = found;
    },
    byAmazon: (ms) => ms + aheadMs,
  };
}
