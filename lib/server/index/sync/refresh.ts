import "server-only";
import { createSlice } from "@/lib/server/jobs/crawl/slice";
import { SpApiError } from "@/lib/server/sp-api/errors";
import { HOUR, iso } from "./clock";
import type { Market } from "./market";

/** Amazon takes so many orders a question (Services API v1 model). */
const MOST_ORDERS = 20;
/** Open jobs are what people work on: none is older than this for want of a sign from Amazon. */
const OPEN_AGE_MS = HOUR;
const MOST_OPEN = 20_000;
/** Before Amazon offered services: the orders alone decide. */
const EVER = iso(Date.UTC(2010, 0, 1));

/** Reads the open jobs again that no read has shown for an hour: by their orders, or one by one. */
export async function refreshOpen(market: Market): Promise<void> {
  const { marketplace, table, clock } = market;
  const stale = await table.stale(marketplace, "open", clock.now() - OPEN_AGE_MS, MOST_OPEN);
  const orders = [...new Set(stale.flatMap(({ orderId }) => orderId ?? []))];
  for (let at = 0; at < orders.length; at += MOST_ORDERS) {
    await refreshOrders(market, orders.slice(at, at + MOST_ORDERS));
  }
  for (const { id, orderId } of stale) if (orderId === null) await refreshJob(market, id);
}

/** An order can hold several jobs, so that more may come than were asked for. */
async function refreshOrders(market: Market, serviceOrderIds: string[]): Promise<void> {
  const read = market.reads.begin();
  const slice = createSlice(
    {
      marketplaceId: market.marketplace,
      serviceOrderIds,
      createdAfter: EVER,
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
}

async function refreshJob(market: Market, id: string): Promise<void> {
  const { marketplace, table, calls, reads, signal } = market;
  const read = reads.begin();
  try {
    const { data } = await calls.get(id, { signal });
    await market.put([data], read);
  } catch (error) {
    if (!(error instanceof SpApiError) || error.kind !== "not_found") throw error;
    await table.missed(marketplace, [id], read);
  }
}
