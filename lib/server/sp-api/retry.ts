import "server-only";
import type { SpApiError } from "./errors";
import type { Lane } from "./lanes";

const BASE_MS = 200;
const CAP_MS = 5_000;
const ATTEMPTS: Record<Lane, number> = { interactive: 4, prefetch: 1, background: 8 };
const PASSING_STATUS: ReadonlySet<number | null> = new Set([null, 200, 500, 502, 503, 504]);

/** A delay with full jitter: anything up to a bound that doubles with each failure. */
export function backoff(failures: number, random: () => number): number {
  return Math.floor(random() * Math.min(CAP_MS, BASE_MS * 2 ** (failures - 1)));
}

export type Situation = {
  lane: Lane;
  /** Failures of this call that were not 429s, the present one included. */
  failures: number;
  /** A fresh token was already tried. */
  refreshed: boolean;
  /** The caller has waited as long as its lane allows. */
  outOfPatience: boolean;
  random: () => number;
};

export type NextStep =
  | { step: "give up" }
  | { step: "fresh token" }
  | { step: "again"; afterMs: number };

/**
 * What to do about a failed attempt. A 429 costs patience, not attempts: the limiter paces it.
 * A 403 gets one fresh token when its code is Unauthorized, as an expired token looks like that.
 */
export function nextStep(failure: SpApiError, situation: Situation): NextStep {
  if (failure.status === 403 && failure.upstreamCode === "Unauthorized" && !situation.refreshed) {
    return { step: "fresh token" };
  }
  if (failure.kind === "throttled") {
    const drop = situation.lane === "prefetch" || situation.outOfPatience;
    return drop ? { step: "give up" } : { step: "again", afterMs: 0 };
  }
  const passing =
    failure.kind === "timeout" ||
    (failure.kind === "unavailable" && PASSING_STATUS.has(failure.status));
  if (!passing || situation.failures >= ATTEMPTS[situation.lane]) return { step: "give up" };
  const asked = (failure.retryAfterSeconds ?? 0) * 1000;
  return { step: "again", afterMs: Math.max(asked, backoff(situation.failures, situation.random)) };
}
