import "server-only";
import type { Quota } from "@/lib/server/sp-api/quota/quota";
import { type Clock, SECOND } from "./clock";

const SLOWEST = 1 / 32;
/** From the slowest back to the whole share in some minutes. */
const GROWTH_PER_SECOND = 1 / 240;
/** Calls that were under way together fail together, and count once. */
const TOGETHER_MS = 2 * SECOND;
const QUOTA_AGE_MS = 5 * SECOND;

export type Pacer = {
  /** Resolves when the next call may go out. */
  turn(signal: AbortSignal): Promise<void>;
  /** Amazon throttles or fails: half of the pace until it has grown again. */
  slower(): void;
  /** The part of the rate that is taken now. */
  readonly share: number;
};

/** Spaces calls so that they take no more than a share of Amazon's rate. */
export function createPacer(quota: Pick<Quota, "read">, share: number, clock: Clock): Pacer {
  let rate = 0;
  let readAt = Number.NEGATIVE_INFINITY;
  let throttledAt: number | null = null;
  let next = 0;
  let part = 1;
  let partAt = clock.now();
  let slowedAt = Number.NEGATIVE_INFINITY;

  function partNow(): number {
    const grown = ((clock.now() - partAt) / SECOND) * GROWTH_PER_SECOND;
    return Math.min(1, part + grown);
  }

  function slower(): void {
    const now = clock.now();
    if (now - slowedAt < TOGETHER_MS) return;
    part = Math.max(SLOWEST, partNow() / 2);
    partAt = now;
    slowedAt = now;
  }

  /** The client waits out most 429s by itself: the quota remembers that there was one. */
  async function look(): Promise<void> {
    if (clock.now() - readAt < QUOTA_AGE_MS) return;
    readAt = clock.now();
    const state = await quota.read();
    rate = state.rate;
    if (throttledAt !== null && (state.lastThrottledAt ?? 0) > throttledAt) slower();
    throttledAt = state.lastThrottledAt ?? 0;
  }

  return {
    async turn(signal) {
      signal.throwIfAborted();
      await look();
      const now = clock.now();
      const at = Math.max(now, next);
      next = at + SECOND / Math.max(rate * share * partNow(), Number.EPSILON);
      if (at > now) await clock.sleep(at - now, signal);
    },
    slower,
    get share() {
      return share * partNow();
    },
  };
}
