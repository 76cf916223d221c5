import "server-only";
import { createSlice } from "@/lib/server/jobs/crawl/slice";
import { isUnknownJob, SpApiError } from "@/lib/server/sp-api/errors";
import { HOUR, iso } from "./clock";
import { EVER, type Market } from "./market";

/** Amazon takes so many orders a question (Services API v1 model). */
const MOST_ORDERS = 20;
/** Open jobs are what people work on: none is older than this for want of a sign from Amazon. */
const OPEN_AGE_MS = HOUR;
const MOST_OPEN = 20_000;

/**
 * Reads the open jobs again that no read has shown for an hour: by their orders, and those one by one
 * that have none or that do not come with it.
 */
export async function refreshOpen(market: Market): Promise<void> {
  const { marketplace, table, clock } = market;
  const stale = await table.stale(marketplace, clock.now() - OPEN_AGE_MS, MOST_OPEN);
  const orders = [...new Set(stale.flatMap(({ orderId }) => orderId ?? []))];
  const seen = new Set<string>();
  for (let at = 0; at < orders.length; at += MOST_ORDERS) {
    for (const id of await refreshOrders(market, orders.slice(at, at + MOST_ORDERS))) seen.add(id);
  }
  for (const { id } of stale) if (!seen.has(id)) await refreshJob(market, id);
}

/** An order can hold several jobs, so that more may come than were asked for. Answers which came. */
async function refreshOrders(
  market: Market,
  serviceOrderIds: string[],
): Promise<ReadonlySet<string>> {
  const read = market.reads.begin();
  const slice = createSlice(
    {
      marketplaceId: market.marketplace,
      serviceOrderIds,
      createdAfter: iso(EVER),
      sortField: "JOB_DATE",
      sortOrder: "ASC",
      pageSize: 20,
    },
    { ask: market.ask("refresh"), pause: market.pause },
  );
  while (slice.state === "ready") {
    await slice.advance();
    if (slice.failure) throw slice.failure;
    await market.put(slice.take() ?? [], read);
  }
  return slice.ids;
}

async function refreshJob(market: Market, id: string): Promise<void> {
  const { marketplace, table, calls, reads, signal } = market;
  const read = reads.begin();
  try {
    const { data } = await calls.get(id, { signal });
    await market.put([data], read);
  } catch (error) {
    if (isUnknownJob(error)) await table.missed(marketplace, [id], read);
    // An id that no request can carry: it takes no other along.
    else if (!(error instanceof SpApiError) || error.kind !== "rejected") throw error;
  }
}
