import "server-only";
import { LRUCache } from "lru-cache";

export type AllowanceParts = {
  /** What a person gets back, a second. */
  rate: number;
  /** The most that a person can have saved up. */
  burst: number;
  /** Epoch milliseconds. */
  now?: () => number;
};

export type Allowances = {
  /** Takes `cost` from a person's allowance: 0, or the seconds after which there will be enough. */
  take: (user: string, cost: number) => number;
  /** Gives back what turned out not to be needed. */
  giveBack: (user: string, cost: number) => void;
};

const PEOPLE = 5_000;

type Purse = { left: number; at: number };

/**
 * A token bucket for each person, so that one script cannot spend everybody's quota. Bounded: who
 * has not been seen for longest starts again with a full one.
 */
export function createAllowances({ rate, burst, now = Date.now }: AllowanceParts): Allowances {
  const purses = new LRUCache<string, Purse>({ max: PEOPLE });

  function purseOf(user: string): Purse {
    const time = now();
    const known = purses.get(user) ?? { left: burst, at: time };
    const left = Math.min(burst, known.left + ((time - known.at) / 1000) * rate);
    const purse = { left, at: time };
    purses.set(user, purse);
    return purse;
  }

  return {
    take(user, cost) {
      const purse = purseOf(user);
      if (purse.left < cost) return Math.ceil((cost - purse.left) / rate);
      purse.left -= cost;
      return 0;
    },
    giveBack(user, cost) {
      const purse = purseOf(user);
      purse.left = Math.min(burst, purse.left + cost);
    },
  };
}
