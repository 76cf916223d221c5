import "server-only";
import type { Sleep } from "@/lib/server/cache/priority";
import type { SpApi } from "@/lib/server/sp-api/contract";
import type { CrawlOutcome, CrawlRequest, CrawlStep } from "./crawl";
import { planCrawl } from "./crawl-plan";
import { spanFrom } from "./dedupe";
import { createProgress } from "./progress";
import { createSlices } from "./slices";

export type CrawlParts = {
  ask: SpApi["getServiceJobs"];
  sleep: Sleep;
  /** How many slices are read at once. */
  sideBySide?: number;
};

/**
 * Every job that a question finds, each once and in order, read at background urgency by slices of
 * its range of creation side by side. The first step names the total and may hold no jobs; before it,
 * the crawl rejects with SpApiError. A later failure ends it: the outcome says what is missing.
 *
 * Calls begin only while the caller waits for a step. Whoever stops asking stops the crawl, with a
 * bounded number of pages at hand.
 */
export async function* crawlJobs(
  { query, user, signal, ending, start }: CrawlRequest,
  { ask, sleep, sideBySide }: CrawlParts,
): AsyncGenerator<CrawlStep, CrawlOutcome, void> {
  const plan = planCrawl(query);
  const progress = createProgress(plan, start);
  const calls = new AbortController();
  const change = createSignal();
  let count = 0;
  const slices = createSlices(plan, spanFrom(plan, start), {
    ask(question) {
      count += 1;
      return ask(question, { signal: calls.signal, lane: "background", user });
    },
    pause: (ms) => sleep(ms, calls.signal),
    sideBySide,
    onChange: change.notify,
    onError(error) {
      calls.abort(error);
      change.notify();
    },
  });
  const end = () => {
    calls.abort();
    slices.clear();
    change.notify();
  };

  signal.addEventListener("abort", end, { once: true });
  ending.addEventListener("abort", end, { once: true });
  try {
    for (;;) {
      signal.throwIfAborted();
      if (ending.aborted) return progress.broken(count, "stopped");
      calls.signal.throwIfAborted();
      const entry = slices.first();
      if (entry === undefined) return progress.finish(count);
      const page = entry?.slice.take();
      if (entry && (page || (entry.slice.answered && !progress.begun))) {
        const step = progress.step(entry, page);
        if (step !== null) yield step;
        if (progress.moved) return progress.finish(count);
      } else if (entry?.slice.state === "done") {
        progress.leave(entry);
        slices.drop();
      } else if (entry?.slice.failure) {
        const { failure } = entry.slice;
        if (!progress.begun) throw failure;
        return progress.broken(count, failure.kind, failure);
      } else {
        slices.pump();
        await change.next();
      }
    }
  } finally {
    signal.removeEventListener("abort", end);
    ending.removeEventListener("abort", end);
    calls.abort();
  }
}

function createSignal() {
  let hear: (() => void) | null = null;
  return {
    notify: () => hear?.(),
    /** Resolves with the next notice. */
    next: () =>
      new Promise<void>((resolve) => {
        hear = resolve;
      }),
  };
}
