import "server-only";
import type { Sleep } from "@/lib/server/cache/priority";
import type { SpApi } from "@/lib/server/sp-api/contract";
import type { JobsQuery } from "@/lib/server/sp-api/query";
import { courseOf } from "./course";
import { spanFrom, type WalkPlace } from "./delivery";
import { createLedger, type WalkStep } from "./ledger";
import { createLine } from "./line";
import type { WalkOutcome } from "./outcome";

export type WalkRequest = {
  /** Held still by its upper end; page size and token are the walk's own. */
  query: JobsQuery;
  /** Whose turn it is among those who share the quota. */
  user: string;
  /** Ends the walk at once: it rejects with the signal's reason. */
  signal: AbortSignal;
  /** Winds the walk up: no call goes on, and it returns where another one can continue. */
  ending: AbortSignal;
  /** Where an earlier walk over the same question ended. */
  start: WalkPlace | null;
};

export type WalkParts = { ask: SpApi["getServiceJobs"]; sleep: Sleep };

/**
 * Every job that a question finds, each once and in order, read at background urgency by slices of
 * its range of creation side by side. The first step tells the total and may hold no jobs; before it,
 * the walk rejects with SpApiError. A later failure ends it: the outcome says what is missing.
 *
 * Calls begin only while the caller waits for a step. Whoever stops asking stops the walk, with a
 * bounded number of pages at hand.
 */
export async function* walkJobs(
  { query, user, signal, ending, start }: WalkRequest,
  { ask, sleep }: WalkParts,
): AsyncGenerator<WalkStep, WalkOutcome, void> {
  const course = courseOf(query);
  const ledger = createLedger(course, start);
  const calls = new AbortController();
  const bell = createBell();
  let count = 0;
  const line = createLine(course, spanFrom(course, start), {
    ask(question) {
      count += 1;
      return ask(question, { signal: calls.signal, lane: "background", user });
    },
    pause: (ms) => sleep(ms, calls.signal),
    onChange: bell.ring,
    onError(error) {
      calls.abort(error);
      bell.ring();
    },
  });
  const end = () => {
    calls.abort();
    line.clear();
    bell.ring();
  };

  signal.addEventListener("abort", end, { once: true });
  ending.addEventListener("abort", end, { once: true });
  try {
    for (;;) {
      signal.throwIfAborted();
      if (ending.aborted) return ledger.broken(count, "stopped");
      calls.signal.throwIfAborted();
      const stand = line.first();
      if (stand === undefined) return ledger.balance(count);
      const page = stand?.slice.take();
      if (stand && (page || (stand.slice.answered && !ledger.begun))) {
        const step = ledger.step(stand, page);
        if (step !== null) yield step;
        if (ledger.moved) return ledger.balance(count);
      } else if (stand?.slice.state === "done") {
        ledger.leave(stand);
        line.drop();
      } else if (stand?.slice.failure) {
        const { failure } = stand.slice;
        if (!ledger.begun) throw failure;
        return ledger.broken(count, failure.kind, failure);
      } else {
        line.pump();
        await bell.rung();
      }
    }
  } finally {
    signal.removeEventListener("abort", end);
    ending.removeEventListener("abort", end);
    calls.abort();
  }
}

function createBell() {
  let hear: (() => void) | null = null;
  return {
    ring: () => hear?.(),
    /** Resolves with the next ring. */
    rung: () =>
      new Promise<void>((resolve) => {
        hear = resolve;
      }),
  };
}
