import type { Quota } from "@/lib/jobs/quota-query";

/** Below this part of the burst, the next clicks may have to wait. */
const LOW = 0.25;
const THROTTLED_MS = 30_000;

const CALM_MS = 15_000;
const BUSY_MS = 2_000;

/** Whether the quota deserves a word: requests wait, Amazon has just refused one, or few are left. */
export type QuotaMood = "calm" | "low" | "waiting" | "throttled";

export function waitingFor({ waiting }: Quota): number {
  return waiting.interactive + waiting.prefetch + waiting.background;
}

/** @param now epoch ms */
export function quotaMood(quota: Quota, now: number): QuotaMood {
  const { tokens, burst, lastThrottledAt } = quota;
  if (waitingFor(quota) > 0) return "waiting";
  if (lastThrottledAt !== null && now - Date.parse(lastThrottledAt) < THROTTLED_MS)
    return "throttled";
  return tokens < burst * LOW ? "low" : "calm";
}

/**
 * How long until the next look, in milliseconds: soon while there is something to tell, or somebody
 * reads.
 */
export function quotaInterval(
  quota: Quota | undefined,
  { now, open }: { now: number; open: boolean },
): number {
  if (quota === undefined) return CALM_MS;
  return open || quotaMood(quota, now) !== "calm" ? BUSY_MS : CALM_MS;
}
