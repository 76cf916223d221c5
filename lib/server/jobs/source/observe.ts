import "server-only";
import type { Logger } from "pino";
import type { Found } from "@/lib/server/cache/cache";
import { metrics } from "@/lib/server/runtime/metrics";
import type { CallEvent, SpApiEvent } from "@/lib/server/sp-api/events";

type Log = Pick<Logger, "debug" | "info" | "warn">;

/** A wait that people notice. */
const LONG_WAIT_MS = 1_000;

/** Counts and writes down what Amazon's room reports of its work. */
export function observeSpApi(log: Log): (event: SpApiEvent) => void {
  return (event) => {
    countSpApiEvent(event);
    logSpApiEvent(log, event);
  };
}

/** Writes an event at the level at which somebody needs it. */
export function logSpApiEvent(log: Log, event: SpApiEvent): void {
  if (event.type === "call") logCall(log, event);
  else log[levelOf(event)](event, "sp-api");
}

function levelOf(event: Exclude<SpApiEvent, CallEvent>): keyof Log {
  switch (event.type) {
    case "throttled":
      return event.by === "amazon" ? "warn" : "debug";
    case "lwa":
      return event.outcome === "ok" ? "info" : "warn";
    case "attempt":
      return event.waitMs >= LONG_WAIT_MS ? "info" : "debug";
    case "retry":
      return "debug";
  }
}

/**
 * One line for every call: for whom, how long, how many jobs. Nothing of what was asked but the
 * marketplace, nothing of an answer but counts and Amazon's request id.
 */
function logCall(log: Log, event: CallEvent): void {
  const { type, outcome, about, user, ...rest } = event;
  const line = { ...about, ...rest, user: user === "" ? undefined : user };
  if (outcome === "ok") {
    log.info(line, "amazon");
    return;
  }
  const failed = { ...line, code: outcome };
  // A guess that finds no token is dropped on purpose.
  const dropped = event.lane === "prefetch" && outcome === "throttled";
  if (outcome === "aborted" || dropped) log.debug(failed, "amazon");
  else log.warn(failed, "amazon");
}

export function countSpApiEvent(event: SpApiEvent): void {
  const { accessTokens, attempts, attemptSeconds, queueSeconds, retries, throttled } = metrics();
  switch (event.type) {
    case "attempt": {
      const { operation, outcome, lane } = event;
      attempts.inc({ operation, status: event.status ?? "none", outcome });
      queueSeconds.observe({ operation, lane }, event.waitMs / 1000);
      if (outcome !== "aborted") attemptSeconds.observe({ operation }, event.ms / 1000);
      return;
    }
    case "throttled":
      throttled.inc({ operation: event.operation, lane: event.lane, by: event.by });
      return;
    case "retry":
      retries.inc({ operation: event.operation, kind: event.kind });
      return;
    case "lwa":
      accessTokens.inc({ outcome: event.outcome });
  }
}

/** The observer of one cache. */
export function countReadsOf(memory: string): (found: Found) => void {
  return (found) => metrics().memoryReads.inc({ memory, found });
}
