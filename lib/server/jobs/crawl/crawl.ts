import "server-only";
import type { SpApiErrorKind } from "@/lib/server/sp-api/errors";
import type { JobsQuery } from "@/lib/server/sp-api/operations/get-service-jobs";
import type { WireJob } from "@/lib/server/sp-api/wire";

/** What is to be crawled, for whom, and what ends it. */
export type CrawlRequest = {
  /** Held still by its upper end; page size and token are the crawl's own. */
  query: JobsQuery;
  /** Whose calls they are among those who share the quota. */
  user: string;
  /** Ends the crawl at once: it rejects with the signal's reason. */
  signal: AbortSignal;
  /** Winds the crawl up: no call goes on, and it returns where another one can continue. */
  ending: AbortSignal;
  /** Where an earlier crawl over the same question ended. */
  start: CrawlCursor | null;
};

/** The next jobs, and how far the crawl is: `rows` of `total`, null where Amazon gave no count. */
export type CrawlStep = {
  jobs: WireJob[];
  rows: number;
  total: number | null;
  /** Where another crawl can go on after this step, asked before the next one; null where none can. */
  cursor: () => CrawlCursor | null;
};

/**
 * How far a crawl has come, of bounded size. Where rows are in the order of their creation, `last`
 * says which jobs came: all before its instant, and those of that instant that it names. Elsewhere
 * only a list that begins with the very same jobs can be gone on with, which `fingerprint` proves.
 */
export type CrawlCursor = {
  rows: number;
  /** Amazon's count when the crawl began. */
  total: number | null;
  /** Of the ids of all rows. */
  fingerprint: string;
  last: LastInstant | null;
};

/** The rows at one instant (epoch ms): by their ids, or where these are many (null) by a fingerprint. */
type LastInstant = { at: number; count: number; fingerprint: string; ids: string[] | null };

/**
 * Why a crawl yielded less than everything: Amazon's room gave up, somebody ended it, Amazon's own
 * count and what its pages held differ, jobs have moved in the list between two crawls, or the program
 * failed.
 */
export type CrawlReason = SpApiErrorKind | "stopped" | "count_differs" | "moved" | "internal";

/** A part that was not yielded. Without a range it is meant from the last row on. */
export type Missing = {
  /** ISO 8601, earlier one first. */
  from: string | null;
  to: string | null;
  /** How many jobs; null where Amazon gave no count. */
  jobs: number | null;
  reason: CrawlReason;
  /** Amazon's, for a support case. */
  requestId: string | null;
};

/** How a crawl ended. `rows` counts what came before a resumption, too; `total` is Amazon's count. */
export type CrawlOutcome = { rows: number; total: number | null; calls: number } & (
  | { complete: true }
  | {
      complete: false;
      reason: CrawlReason;
      missing: Missing[];
      /** Where another crawl can go on; null where going on would bring nothing new. */
      cursor: CrawlCursor | null;
    }
);
