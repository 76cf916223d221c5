import "server-only";
import type { IndexReason } from "@/lib/jobs/job-index";
import { SpApiError } from "@/lib/server/sp-api/errors";
import { DAY, HOUR, MINUTE, SECOND } from "./clock";
import { fillIndex } from "./fill";
import { type Market, type MarketParts, oldestOf } from "./market";
import { greet, poll } from "./polls";
import { refreshOpen } from "./refresh";
import { createVerifier } from "./verify";

export const POLL_MS = { asked: 30 * SECOND, idle: MINUTE, settling: 5 * MINUTE };
const UPKEEP_MS = HOUR;
const LONGEST_PAUSE_MS = 5 * MINUTE;
const IDS_KEPT_MS = 30 * DAY;

/** How the reading goes, for all tasks together. */
export type Health = {
  /** Why nothing is read any more. */
  stopped: IndexReason | null;
  /** Why the last read failed. */
  trouble: IndexReason | null;
  /** Whether somebody looks at what is held. */
  isAsked(): boolean;
};

/** The tasks of one marketplace; each goes on until its market's signal ends it, or until it cannot. */
export function startTasks(market: Market, health: Health): Promise<never>[] {
  const { marketplace, signal, clock, log } = market;
  const verifier = createVerifier(market);
  const greeted = untilDone(() => greet(market)).then(() => {
    health.stopped = null;
  });

  /** Tries until it succeeds; what cannot pass by itself ends it. */
  async function untilDone(task: () => Promise<void>): Promise<void> {
    for (let failures = 1; ; failures += 1) {
      try {
        return await task();
      } catch (error) {
        signal.throwIfAborted();
        const reason = reasonOf(error);
        if (!(error instanceof SpApiError) || reason === "access") throw error;
        const { requestId, retryAfterSeconds } = error;
        if (health.trouble === null)
          log.warn({ marketplace, reason, requestId }, "index read failed");
        health.trouble = reason;
        const pauseMs = Math.max(SECOND * 2 ** failures, (retryAfterSeconds ?? 0) * SECOND);
        await clock.sleep(Math.min(pauseMs, LONGEST_PAUSE_MS), signal);
      }
    }
  }

  async function repeat(task: () => Promise<void>, rest: () => Promise<void>): Promise<never> {
    await greeted;
    for (;;) {
      await untilDone(task);
      await rest();
    }
  }

  async function pollFast(): Promise<void> {
    await poll("fast", market);
    if (health.trouble !== null)
      log.info({ marketplace, after: health.trouble }, "index read again");
    health.trouble = null;
  }

  async function restBetweenPolls(): Promise<void> {
    await clock.sleep(POLL_MS.asked, signal);
    if (!health.isAsked()) await clock.sleep(POLL_MS.idle - POLL_MS.asked, signal);
  }

  async function keepUp(): Promise<void> {
    await fillIndex(market);
    await verifier.verify();
    await refreshOpen(market);
    await verifier.rereadMonth();
  }

  return [
    repeat(pollFast, restBetweenPolls),
    repeat(
      () => poll("settling", market),
      () => clock.sleep(POLL_MS.settling, signal),
    ),
    repeat(keepUp, () => clock.sleep(UPKEEP_MS, signal)),
  ];
}

/** Drops, once a day, what is not to be kept any longer. */
export async function keepRetention(
  { table, clock, months }: Pick<MarketParts, "table" | "clock" | "months">,
  signal: AbortSignal,
): Promise<never> {
  for (;;) {
    const now = clock.now();
    const createdBefore = oldestOf(now, months);
    await table.retain({
      idsClosedBefore: now - IDS_KEPT_MS,
      createdBefore,
      seenBefore: now - DAY,
    });
    await clock.sleep(DAY, signal);
  }
}

export function reasonOf(error: unknown): IndexReason {
  if (!(error instanceof SpApiError)) return "internal";
  if (error.kind === "access" || error.kind === "credentials") return "access";
  return error.kind === "throttled" ? "throttled" : "unavailable";
}
