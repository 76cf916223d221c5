import "server-only";
import { LRUCache } from "lru-cache";
import { ProblemError } from "@/lib/http/problem";
import { settings } from "@/lib/server/config/settings";
import { logger } from "@/lib/server/runtime/logger";
import { port } from "@/lib/server/runtime/port";
import { causeOf } from "./problems";

/** What one person may ask, counted in calls to Amazon, so that no script spends everybody's quota. */
export interface UserRateLimit {
  /** Reserves what a request is going to cost: 0, or the seconds after which there will be enough. */
  reserve(user: string, calls: number): Promise<number>;
  /** One call is made: out of what is reserved, else off the rest, which it takes no lower than `least`. */
  spend(user: string, least: number): Promise<void>;
  /** The request is over: gives back `refund` for each of its reserved calls that nobody made. */
  release(user: string, calls: number, refund: number): Promise<void>;
}

export const userRateLimit = port<UserRateLimit>("user-rate-limit");

/** An answer from memory costs the machine a little, and Amazon nothing. */
const FROM_MEMORY = 0.02;

/** What one request holds of its person's limit until it is over. */
export type Reservation = {
  /** Makes it hold so many calls in all. Rejects with ProblemError `rate_limited` where they are too many. */
  reserve: (calls: number) => Promise<void>;
  /** Gives back what was not needed; null for a request that failed. Nobody waits for it. */
  settle: (answer: object | null) => void;
};

/** @throws ProblemError `rate_limited` with the seconds to wait */
export async function reserveRequest(user: string): Promise<Reservation> {
  const started = Date.now();
  let held = 0;
  const reserve = async (calls: number) => {
    const more = Math.max(0, calls - held);
    const retryAfter = await userRateLimit.get().reserve(user, more);
    if (retryAfter > 0) {
      behind(userRateLimit.get().release(user, held, 1));
      held = 0;
      throw new ProblemError("rate_limited", {
        detail: "You, or a program under your name, ask more than one person's share.",
        retryAfter,
      });
    }
    held += more;
  };
  await reserve(1);
  return {
    reserve,
    settle(answer) {
      if (held === 0) return;
      const refund = tookNoCall(answer, started) ? 1 - FROM_MEMORY : 0;
      behind(userRateLimit.get().release(user, held - 1, 1));
      behind(userRateLimit.get().release(user, 1, refund));
    },
  };
}

/** A page costs its person one call beside those that it makes: 0, or the seconds to wait for it. */
export async function reservePage(user: string): Promise<number> {
  const retryAfter = await userRateLimit.get().reserve(user, 1);
  if (retryAfter === 0) behind(userRateLimit.get().release(user, 1, 0));
  return retryAfter;
}

/**
 * Amazon is asked for somebody. What was asked for counts in full and may leave a debt. The pages that
 * lie before a far one take what there is, and an export leaves its person half for clicks: both wait
 * in the background lane, behind everybody's clicks and in turns with other people.
 */
export function chargeCall(user: string | undefined, work: "asked" | "crawl" | "export"): void {
  if (user === undefined || user === "") return;
  const { burst } = settings().perUser;
  const least = { asked: -burst, crawl: 0, export: burst / 2 } as const;
  behind(userRateLimit.get().spend(user, least[work]));
}

/** Nobody waits for the accounts, and nobody is refused because they failed. */
function behind(work: Promise<void>): void {
  work.catch((error) => logger().warn(causeOf(error), "a person's calls were not counted"));
}

/**
 * Whether an answer comes from memory, or from the index alone.
 * @param instant epoch milliseconds
 */
function tookNoCall(answer: object | null, instant: number): boolean {
  if (answer === null) return false;
  if (!("fetchedAt" in answer)) return "source" in answer && answer.source === "index";
  return typeof answer.fetchedAt === "string" && Date.parse(answer.fetchedAt) < instant;
}

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
