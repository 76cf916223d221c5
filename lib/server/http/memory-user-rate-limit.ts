import "server-only";
import { LRUCache } from "lru-cache";
import type { UserRateLimit } from "./user-rate-limit";

export type UserRateLimitParts = {
  /** Tokens that a person gets back, a second. */
  rate: number;
  /** The most that a person can have saved up. */
  burst: number;
  /** Milliseconds that only go forward, however the clock is set. */
  now?: () => number;
};

const PEOPLE = 5_000;

type Bucket = { tokens: number; reserved: number; at: number };

/**
 * A token bucket for each person, in the memory of this process. Calls of which nobody knew beforehand
 * may leave a debt. Which of a person's requests made a call does not matter: reserved and spent are
 * counted together, and their sum is right once all are over. Bounded: who has not been seen for
 * longest starts again with a full one.
 */
export function createMemoryUserRateLimit(parts: UserRateLimitParts): UserRateLimit {
  const { rate, burst, now = () => performance.now() } = parts;
  const buckets = new LRUCache<string, Bucket>({ max: PEOPLE });

  function bucketOf(user: string): Bucket {
    const time = now();
    const bucket = buckets.get(user) ?? { tokens: burst, reserved: 0, at: time };
    bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, time - bucket.at) / 1000) * rate);
    bucket.at = time;
    buckets.set(user, bucket);
    return bucket;
  }

  return {
    async reserve(user, calls) {
      const bucket = bucketOf(user);
      // What costs more than anybody can save up needs all of that, and no more.
      const needed = Math.min(calls, burst);
      if (bucket.tokens < needed) return Math.ceil((needed - bucket.tokens) / rate);
      bucket.tokens -= calls;
      bucket.reserved += calls;
      return 0;
    },
    async spend(user, least) {
      const bucket = bucketOf(user);
      if (bucket.reserved >= 1) bucket.reserved -= 1;
      else bucket.tokens = Math.min(bucket.tokens, Math.max(least, bucket.tokens - 1));
    },
    async release(user, calls, refund) {
      const bucket = bucketOf(user);
      const unspent = Math.min(bucket.reserved, calls);
      bucket.reserved -= unspent;
      bucket.tokens = Math.min(burst, bucket.tokens + unspent * refund);
    },
  };
}
