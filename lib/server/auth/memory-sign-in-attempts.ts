import "server-only";
import { LRUCache } from "lru-cache";
import type { SignInAttempts } from "./sign-in-attempts";

const LIMIT = 10;
const WINDOW_MS = 15 * 60_000;
const REMEMBERED = 5_000;

export type MemorySignInAttemptsParts = {
  /** Milliseconds that only go forward, however the clock is set. */
  now?: () => number;
};

/**
 * Failures in the memory of this process. Bounded: somebody with many addresses makes the oldest ones
 * forgotten, and no memory full.
 */
export function createMemorySignInAttempts(parts: MemorySignInAttemptsParts = {}): SignInAttempts {
  const { now = () => performance.now() } = parts;
  const failures = new LRUCache<string, readonly number[]>({ max: REMEMBERED });

  const recent = (who: string) =>
    (failures.get(who) ?? []).filter((time) => time > now() - WINDOW_MS);

  return {
    async waitOf(...who) {
      const waits = who.flatMap((one) => {
        const times = recent(one);
        const first = times.at(-LIMIT);
        return first === undefined ? [] : [Math.ceil((first + WINDOW_MS - now()) / 1000)];
      });
      return waits.length === 0 ? null : Math.max(...waits);
    },
    async fail(...who) {
      const counts = who.map((one) => {
        const times = [...recent(one), now()].slice(-LIMIT);
        failures.set(one, times);
        return times.length;
      });
      return counts.some((count) => count === LIMIT);
    },
  };
}
