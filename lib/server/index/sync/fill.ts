import "server-only";
import type { CreatedSpan } from "@/lib/server/index/index-table";
import type { CrawlOutcome, CrawlStep } from "@/lib/server/jobs/crawl/crawl";
import { crawlJobs } from "@/lib/server/jobs/crawl/crawl-jobs";
import { lastInOrder, timeOf } from "@/lib/server/jobs/crawl/crawl-plan";
import { SpApiError } from "@/lib/server/sp-api/errors";
import type { WireJob } from "@/lib/server/sp-api/wire";
import type { CallKind } from "./calls";
import { createdWithin, type Market } from "./market";
import type { Fill } from "./progress";

const SIDE_BY_SIDE = 4;

/**
 * Reads a span of creation, newest first, by the crawl that exports use: it cuts the span into slices
 * whose ends are shared. Rejects where it could not be read to its end; a count of Amazon's that
 * differs is no such failure.
 */
export async function crawlSpan(
  market: Market,
  kind: CallKind,
  span: CreatedSpan,
  onStep: (step: CrawlStep) => Promise<void>,
): Promise<CrawlOutcome> {
  const { marketplace, signal, clock } = market;
  const crawl = crawlJobs(
    { query: createdWithin(marketplace, span), user: "index", signal, ending: signal, start: null },
    { ask: market.ask(kind), sleep: clock.sleep, sideBySide: SIDE_BY_SIDE },
  );
  try {
    for (;;) {
      const step = await crawl.next();
      if (step.done) return throughTo(step.value, signal);
      await onStep(step.value);
    }
  } finally {
    await crawl.return({ complete: true, rows: 0, total: null, calls: 0 });
  }
}

function throughTo(outcome: CrawlOutcome, signal: AbortSignal): CrawlOutcome {
  signal.throwIfAborted();
  if (outcome.complete || outcome.reason === "count_differs") return outcome;
  const { reason } = outcome;
  const isAmazons = reason !== "stopped" && reason !== "moved" && reason !== "internal";
  throw new SpApiError({ kind: isAmazons ? reason : "invalid_answer" });
}

/** Fills the index: first from now backwards, or on from where that was left, then with older open jobs. */
export async function fillIndex(market: Market): Promise<void> {
  if (!market.areMonthsFilled()) await fillMonths(market);
  if (market.progress.at.open === null) await fillOpen(market);
}

async function fillOpen(market: Market): Promise<void> {
  const { reads, clock } = market;
  const read = reads.begin();
  await crawlSpan(market, "fill", market.beyond(), ({ jobs }) => market.put(jobs, read));
  await market.put([], read, { open: reads.byAmazon(clock.now()) });
}

async function fillMonths(market: Market): Promise<void> {
  const { marketplace, reads, clock, log } = market;
  const begun = beginning(market);
  const read = reads.begin();
  let fill = begun;
  let inOrder = true;
  await crawlSpan(market, "fill", begun, async ({ jobs, total }) => {
    const reached = reachedBy(jobs, fill.to);
    inOrder &&= reached !== null;
    const next: Fill = {
      ...fill,
      to: inOrder && reached !== null ? reached : begun.to,
      rows: fill.rows + jobs.length,
      total: fill.total ?? total,
    };
    await market.put(jobs, read, { fill: next });
    fill = next;
  });
  const doneAt = reads.byAmazon(clock.now());
  await market.put([], read, { fill: { ...fill, to: fill.from, doneAt } });
  log.info({ marketplace, rows: fill.rows }, "index filled");
}

function beginning({ progress, reads, clock, oldest }: Market): Fill {
  const { fill } = progress.at;
  if (fill !== null && fill.doneAt === null) return fill;
  const to = fill?.from ?? reads.byAmazon(clock.now());
  return { from: Math.min(oldest(), to), to, rows: 0, total: null, doneAt: null };
}

/**
 * Down to which creation a list is known after these; null where they are not in the order of their
 * creation, so that nobody could go on from them. What says no time of its own moves nothing.
 */
function reachedBy(jobs: readonly WireJob[], before: number): number | null {
  const dated = jobs.filter((job) => timeOf(job) !== null);
  const [first] = dated;
  if (first === undefined) return before;
  return (timeOf(first) ?? before) <= before ? lastInOrder(dated, -1) : null;
}
