import "server-only";
import type { Found } from "@/lib/server/cache/cache";
import { metrics } from "@/lib/server/runtime/metrics";
import type { SpApiEvent } from "@/lib/server/sp-api/events";

/** Counts what Amazon's room tells of its work. */
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

/** The observer of one memory. */
export function countReadsOf(memory: string): (found: Found) => void {
  return (found) => metrics().memoryReads.inc({ memory, found });
}
