import "server-only";
import { PAGE_SIZE } from "@/lib/server/jobs/crawl/crawl-plan";
import { createSlice } from "@/lib/server/jobs/crawl/slice";
import { iso, MINUTE } from "./clock";
import { createdWithin, type Market } from "./market";

/** Amazon may show a change later than it happened: what is polled again is this long ago. */
export const OVERLAP = { fast: 2 * MINUTE, settling: 30 * MINUTE } as const;
export type PollName = keyof typeof OVERLAP;

/**
 * The first call: it learns Amazon's clock and whose jobs these are, and where nothing was read yet, it
 * sets the watermarks before anything else is.
 */
export async function greet(market: Market): Promise<void> {
  const { marketplace, reads, clock, progress } = market;
  const read = reads.begin();
  const span = { from: market.oldest(), to: reads.byAmazon(clock.now()) };
  const { data } = await market.ask("count")(createdWithin(marketplace, span));
  const began = reads.byAmazon(read.startedAt);
  const { fast, settling } = progress.at;
  await market.put(data.jobs, read, { fast: fast ?? began, settling: settling ?? began });
}

/**
 * Reads what has changed since the last such walk began, to the end, and never up to a point in time:
 * a job that changes meanwhile would leave the list before it is read. A walk that breaks off moves
 * no watermark.
 */
export async function poll(name: PollName, market: Market): Promise<void> {
  const { marketplace, reads, progress } = market;
  const read = reads.begin();
  const since = progress.at[name] ?? reads.byAmazon(read.startedAt);
  const slice = createSlice(
    {
      marketplaceId: marketplace,
      lastUpdatedAfter: iso(since - OVERLAP[name]),
      sortField: "JOB_DATE",
      sortOrder: "ASC",
      pageSize: PAGE_SIZE,
    },
    { ask: market.ask("poll"), pause: market.pause },
  );
  while (slice.state === "ready") {
    await slice.advance();
    if (slice.failure) throw slice.failure;
    const isLast = slice.state !== "ready";
    await market.put(
      slice.take() ?? [],
      read,
      isLast ? { [name]: reads.byAmazon(read.startedAt) } : {},
    );
  }
}
