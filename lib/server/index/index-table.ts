import "server-only";
import type { WireJob } from "@/lib/server/sp-api/wire";

/** A stretch of creation times, epoch ms, both ends included; of all jobs, or of the open ones. */
export type CreatedSpan = { from: number; to: number; onlyOpen?: boolean };

/** A read of Amazon: those that began later have a greater number, and win. */
export type Read = { number: number; startedAt: number };

/** What of a job is needed to notice that it is gone. */
export type HeldJob = { id: string; createdAt: number | null; readNumber: number; missed: number };

/** Named facts about the syncing, such as the watermark of a poll, as JSON. */
export type SyncFacts = Readonly<Record<string, unknown>>;

/** The rows of the index as the syncer sees them, one marketplace at a time. Every write is one transaction. */
export type IndexTable = {
  /**
   * Puts a page of jobs in, and with it how far the syncing has come. A row that a later read has
   * written stays. Jobs without an id, or of another marketplace, are left out and counted. Closed
   * ones created before `closedFrom` (epoch ms) are not taken in, only brought up to date. One that is not
   * held yet counts as news, and not as filling, where it was created from `newsFrom` on.
   */
  apply(
    page: {
      marketplace: string;
      jobs: readonly WireJob[];
      read: Read;
      closedFrom?: number;
      newsFrom?: number;
    },
    facts?: SyncFacts,
  ): Promise<{ changed: number; left: number }>;
  /** Visible and hidden jobs created within a span, ascending. */
  held(marketplace: string, span: CreatedSpan): Promise<HeldJob[]>;
  /** Visible jobs created within a span. */
  count(marketplace: string, span: CreatedSpan): Promise<number>;
  /** One more complete read of their slice did not show these; from two on they are hidden. */
  missed(marketplace: string, ids: readonly string[], read: Read): Promise<void>;
  /** Open jobs that no read since `before` (epoch ms) has shown, oldest read first. */
  stale(
    marketplace: string,
    before: number,
    limit: number,
  ): Promise<{ id: string; orderId: string | null; createdAt: number | null }[]>;
  facts(): Promise<SyncFacts>;
  setFacts(facts: SyncFacts): Promise<void>;
  /**
   * Empties ids of jobs that are closed for long, and drops the rows that are too old (epoch ms). Open
   * ones stay whatever their age, and what a read since `seenBefore` has shown: an earlier one that is
   * still under way must find the row.
   */
  retain(limits: {
    idsClosedBefore: number;
    createdBefore: number;
    seenBefore: number;
  }): Promise<void>;
  /** Forgets everything. */
  clear(): Promise<void>;
  rows(): Promise<number>;
  close(): Promise<void>;
};
