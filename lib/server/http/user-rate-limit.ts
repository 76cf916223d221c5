import "server-only";
import { LRUCache } from "lru-cache";

export type AllowanceParts = {
  /** What a person gets back, a second. */
  rate: number;
  /** The most that a person can have saved up. */
  burst: number;
  /** Milliseconds that only go forward, however the clock is set. */
  now?: () => number;
};

export type Allowances = {
  /** Reserves what a request is going to cost: 0, or the seconds after which there will be enough. */
  reserve: (user: string, cost: number) => number;
  /** One call is made: out of what is reserved, else off the rest, which it takes no lower than `least`. */
  spend: (user: string, least: number) => void;
  /** The request is over: gives back `refund` for each of its reserved calls that nobody made. */
  release: (user: string, cost: number, refund: number) => void;
};

const PEOPLE = 5_000;

type Allowance = { left: number; reserved: number; at: number };

/**
 * A token bucket for each person, so that one script cannot spend everybody's quota; a token is a call
 * to Amazon. Calls of which nobody knew beforehand may leave a debt. Which of a person's requests made
 * a call does not matter: reserved and spent are counted together, and their sum is right once all are
 * over. Bounded: who has not been seen for longest starts again with a full one.
 */
export function createAllowances(parts: AllowanceParts): Allowances {
  const { rate, burst, now = () => performance.now() } = parts;
  const people = new LRUCache<string, Allowance>({ max: PEOPLE });

  function allowanceOf(user: string): Allowance {
    const time = now();
    const known = people.get(user) ?? { left: burst, reserved: 0, at: time };
    known.left = Math.min(burst, known.left + (Math.max(0, time - known.at) / 1000) * rate);
    known.at = time;
    people.set(user, known);
    return known;
  }

  return {
    reserve(user, cost) {
      const allowance = allowanceOf(user);
      // What costs more than anybody can save up needs all of that, and no more.
      const needed = Math.min(cost, burst);
      if (allowance.left < needed) return Math.ceil((needed - allowance.left) / rate);
      allowance.left -= cost;
      allowance.reserved += cost;
      return 0;
    },
    spend(user, least) {
      const allowance = allowanceOf(user);
      if (allowance.reserved >= 1) allowance.reserved -= 1;
      else allowance.left = Math.min(allowance.left, Math.max(least, allowance.left - 1));
    },
    release(user, cost, refund) {
      const allowance = allowanceOf(user);
      const unspent = Math.min(allowance.reserved, cost);
      allowance.reserved -= unspent;
      allowance.left = Math.min(burst, allowance.left + unspent * refund);
    },
  };
}
