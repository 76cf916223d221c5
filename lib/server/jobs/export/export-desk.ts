import "server-only";
import { ProblemError } from "@/lib/http/problem";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import { createTurnstile } from "./turnstile";

const PLACES = 2;
const QUEUE = 10;
const RETRY_SECONDS = 30;
const LAST_WORDS_MS = 1_000;

/** A place among the running exports. */
export type Place = {
  /** Aborts when this export is to wind up. */
  ending: AbortSignal;
  windUp(): void;
  leave(): void;
};

export type ExportDesk = {
  /**
   * Waits for a place, in the order of coming.
   * @throws ProblemError `upstream_throttled` when too many wait, `upstream_unavailable` once the
   *   process shuts down; rejects with the signal's reason when the caller leaves
   */
  enter(signal: AbortSignal): Promise<Place>;
  /** How many exports are being written. */
  running(): number;
  /** Winds up every export; resolves when their last records are written, or after a second. */
  close(): Promise<void>;
};

export function createExportDesk(): ExportDesk {
  const turnstile = createTurnstile({ places: PLACES, queue: QUEUE });
  const running = new Set<Place>();
  const closing = new AbortController();
  let whenEmpty: (() => void) | null = null;

  return {
    async enter(signal) {
      const giveBack = await turnstile.enter(AbortSignal.any([signal, closing.signal]), tooMany);
      const ending = new AbortController();
      const place: Place = {
        ending: ending.signal,
        windUp: () => ending.abort(),
        leave() {
          giveBack();
          running.delete(place);
          if (running.size === 0) whenEmpty?.();
        },
      };
      running.add(place);
      return place;
    },
    running: () => running.size,
    async close() {
      closing.abort(shuttingDown());
      if (running.size === 0) return;
      for (const place of running) place.windUp();
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LAST_WORDS_MS);
        whenEmpty = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
  };
}

export function exportDesk(): ExportDesk {
  return processSingleton("exports", createExportDesk);
}

/**
 * Ends every export of this process with a record that says so and holds a resume token. Resolves
 * within a second; call it when the process is asked to stop.
 */
export function endExports(): Promise<void> {
  return exportDesk().close();
}

function tooMany(): ProblemError {
  return new ProblemError("upstream_throttled", {
    detail: "Many exports are waiting already. Try again in a moment, or narrow the search.",
    retryAfter: RETRY_SECONDS,
  });
}

function shuttingDown(): ProblemError {
  return new ProblemError("upstream_unavailable", {
    detail: "The dashboard is being restarted. Try again in a moment.",
    retryAfter: RETRY_SECONDS,
  });
}
