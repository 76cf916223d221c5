import "server-only";
import { ProblemError } from "@/lib/http/problem";
import type { ExportSlot, ExportSlots } from "./export-slots";
import { createSemaphore } from "./semaphore";

const PERMITS = 2;
const QUEUE = 10;
const RETRY_SECONDS = 30;
const LAST_RECORDS_MS = 1_000;

/** Slots in the memory of this process. */
export function memorySlots(): ExportSlots {
  const semaphore = createSemaphore({ permits: PERMITS, queue: QUEUE });
  const running = new Set<ExportSlot>();
  const closing = new AbortController();
  let whenEmpty: (() => void) | null = null;

  return {
    async acquire(signal) {
      const release = await semaphore.acquire(AbortSignal.any([signal, closing.signal]), tooMany);
      const ending = new AbortController();
      const slot: ExportSlot = {
        ending: ending.signal,
        windUp: () => ending.abort(),
        release() {
          release();
          running.delete(slot);
          if (running.size === 0) whenEmpty?.();
        },
      };
      running.add(slot);
      return slot;
    },
    running: async () => running.size,
    async close() {
      closing.abort(shuttingDown());
      if (running.size === 0) return;
      for (const slot of running) slot.windUp();
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LAST_RECORDS_MS);
        whenEmpty = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
  };
}

function tooMany(): ProblemError {
  return new ProblemError("upstream_throttled", {
    detail: "Many exports are waiting already. Try again in a moment, or narrow the search.",
    retryAfter: RETRY_SECONDS,
  });
}

export function shuttingDown(): ProblemError {
  return new ProblemError("upstream_unavailable", {
    detail: "The dashboard is being restarted. Try again in a moment.",
    retryAfter: RETRY_SECONDS,
  });
}
