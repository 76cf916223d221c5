import "server-only";
import type { Lane } from "@/lib/server/cache/priority";
import type { SpApiError } from "./errors";
import { wasNeverSent, wasRefusedByProxy } from "./http";

const BASE_MS = 200;
const CAP_MS = 5_000;
const TRIES: Record<Lane, number> = { interactive: 4, prefetch: 1, background: 8 };
// null stands for an answer that never came, 200 for errors inside a success.
const PASSING: ReadonlySet<number | null> = new Set([null, 200, 500, 502, 503, 504]);

/** A delay with full jitter: anything below a bound that doubles with each failure. */
export function backoff(failures: number, random: () => number): number {
  return Math.floor(random() * Math.min(CAP_MS, BASE_MS * 2 ** (failures - 1)));
}

/** How long to wait before the next try: as long as Amazon asks, and as the backoff says. */
export function pauseAfter(failure: SpApiError, failures: number, random: () => number): number {
  return Math.max(askedMsOf(failure), backoff(failures, random));
}

/** Whether Amazon asks for a longer pause than any backoff: a person learns of it instead of waiting. */
export function asksForLong(failure: SpApiError): boolean {
  return askedMsOf(failure) > CAP_MS;
}

export function askedMsOf({ retryAfterSeconds }: SpApiError): number {
  return (retryAfterSeconds ?? 0) * 1000;
}

export type Situation = {
  /** Of the operation: what a write has begun is never begun twice. */
  kind: "read" | "write";
  lane: Lane;
  /** Failures of this call that another try may cure, the present one included. */
  failures: number;
  /** A fresh token was already tried. */
  refreshed: boolean;
  random: () => number;
};

export type NextStep =
  | { step: "give up" }
  | { step: "fresh token" }
  | { step: "again"; delayMs: number };

/**
 * What to do about a failed attempt. A 403 gets one fresh token when its code is Unauthorized, as an
 * expired token looks like that. A throttled call goes back to the quota, which paces it and knows
 * when patience ends. A write is tried again only where Amazon has surely not executed it.
 */
export function nextStep(failure: SpApiError, situation: Situation): NextStep {
  const { kind, lane, failures, refreshed, random } = situation;
  if (kind === "write" && !wasNotExecuted(failure)) return { step: "give up" };
  if (refusesToken(failure) && !refreshed) return { step: "fresh token" };
  if (failure.kind === "throttled") return { step: "again", delayMs: 0 };
  if (!isPassing(failure) || failures >= TRIES[lane]) return { step: "give up" };
  if (lane === "interactive" && asksForLong(failure)) return { step: "give up" };
  return { step: "again", delayMs: pauseAfter(failure, failures, random) };
}

function refusesToken({ status, upstreamCode }: SpApiError): boolean {
  return status === 403 && upstreamCode === "Unauthorized";
}

/** Amazon refused the request before any work, or it never got there; a time-out or a 5xx says neither. */
function wasNotExecuted(failure: SpApiError): boolean {
  return failure.status === 429 || refusesToken(failure) || wasNeverSent(failure);
}

const WITHOUT_ANSWER: ReadonlySet<string> = new Set(["timeout", "unavailable", "invalid_answer"]);

/** Whether a write that failed like this may have been done all the same. */
export function leavesOutcomeOpen(failure: SpApiError): boolean {
  return WITHOUT_ANSWER.has(failure.kind) && !wasNotExecuted(failure);
}

export function isPassing(failure: SpApiError): boolean {
  if (failure.kind === "timeout") return true;
  if (failure.kind === "proxy") return !wasRefusedByProxy(failure);
  return failure.kind === "unavailable" && PASSING.has(failure.status);
}
