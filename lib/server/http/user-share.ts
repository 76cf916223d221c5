import "server-only";
import { ProblemError } from "@/lib/http/problem";
import { settings } from "@/lib/server/config/settings";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import { type Allowances, createAllowances } from "./user-rate-limit";

/** An answer from memory costs the machine a little, and Amazon nothing. */
const FROM_MEMORY = 0.02;

/** What one request holds of its person's share until it is over. */
export type Reservation = {
  /** Makes it hold so many calls in all. Throws ProblemError `rate_limited` where they are too many. */
  reserve: (calls: number) => void;
  /** Gives back what was not needed; null for a request that failed. */
  settle: (answer: object | null) => void;
};

/** @throws ProblemError `rate_limited` with the seconds to wait */
export function reserveShare(user: string): Reservation {
  const started = Date.now();
  let held = 0;
  const reserve = (calls: number) => {
    const more = Math.max(0, calls - held);
    const retryAfter = allowances().reserve(user, more);
    if (retryAfter > 0) {
      allowances().release(user, held, 1);
      held = 0;
      throw new ProblemError("rate_limited", {
        detail: "You, or a program under your name, ask more than one person's share.",
        retryAfter,
      });
    }
    held += more;
  };
  reserve(1);
  return {
    reserve,
    settle(answer) {
      if (held === 0) return;
      allowances().release(user, held - 1, 1);
      allowances().release(user, 1, fetchedBefore(answer, started) ? 1 - FROM_MEMORY : 0);
    },
  };
}

/** A page costs its person one call beside those that it makes: 0, or the seconds to wait for it. */
export function takePageShare(user: string): number {
  const retryAfter = allowances().reserve(user, 1);
  if (retryAfter === 0) allowances().release(user, 1, 0);
  return retryAfter;
}

/**
 * Amazon is asked for somebody. What was asked for counts in full and may leave a debt. The pages that
 * lie before a far one take what there is, and an export leaves its person half for clicks: both wait
 * in the background lane, behind everybody's clicks and in turns with other people.
 */
export function chargeCall(user: string | undefined, work: "asked" | "walk" | "export"): void {
  if (user === undefined || user === "") return;
  const { burst } = settings().perUser;
  const least = { asked: -burst, walk: 0, export: burst / 2 } as const;
  allowances().spend(user, least[work]);
}

/** @param instant epoch milliseconds */
function fetchedBefore(answer: object | null, instant: number): boolean {
  if (answer === null || !("fetchedAt" in answer)) return false;
  return typeof answer.fetchedAt === "string" && Date.parse(answer.fetchedAt) < instant;
}

function allowances(): Allowances {
  return processSingleton("allowances", () => createAllowances(settings().perUser));
}
