import "server-only";
import type { JobsQuery } from "@/lib/server/sp-api/operations/get-service-jobs";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { parseInstant } from "@/lib/time/instant";
import { type Direction, isBefore, type Span } from "./span";

/** Amazon's most (Services API v1 model). */
export const PAGE_SIZE = 20;

export type CrawlPlan = {
  direction: Direction;
  /** Whether rows are asked for in the order of their creation. */
  byDate: boolean;
  /** The range that can be cut without disturbing the order; null where there is none. */
  span: Span | null;
  /** The question for a part of the range; null asks all of it. */
  queryOf(span: Span | null): JobsQuery;
};

/**
 * How a question is crawled. Only the range of creation agrees with an order by date; a range of
 * updates and an order by status are one chain, as a job does not say when it was updated.
 */
export function planCrawl(asked: JobsQuery): CrawlPlan {
  const query = { ...asked, pageSize: PAGE_SIZE, pageToken: undefined };
  const direction = query.sortOrder === "ASC" ? 1 : -1;
  const byDate = query.sortField === "JOB_DATE";
  return {
    direction,
    byDate,
    span: byDate ? rangeOf(query, direction) : null,
    queryOf: (span) => (span === null ? query : { ...query, ...boundsOf(span) }),
  };
}

/** When a job was created, in epoch ms; null where Amazon did not say it readably. */
export function timeOf({ createTime }: WireJob): number | null {
  return createTime === undefined ? null : parseInstant(createTime);
}

/** The time of the last job if all of them are in crawling order; null if not, or if any has none. */
export function lastInOrder(jobs: readonly WireJob[], direction: Direction): number | null {
  let last: number | null = null;
  for (const job of jobs) {
    const time = timeOf(job);
    if (time === null || (last !== null && isBefore(time, last, direction))) return null;
    last = time;
  }
  return last;
}

function rangeOf({ createdAfter, createdBefore }: JobsQuery, direction: Direction): Span | null {
  const after = createdAfter === undefined ? null : parseInstant(createdAfter);
  const before = createdBefore === undefined ? null : parseInstant(createdBefore);
  if (after === null || before === null || before < after) return null;
  return direction === 1 ? { from: after, to: before } : { from: before, to: after };
}

function boundsOf({ from, to }: Span): Pick<JobsQuery, "createdAfter" | "createdBefore"> {
  return {
    createdAfter: new Date(Math.min(from, to)).toISOString(),
    createdBefore: new Date(Math.max(from, to)).toISOString(),
  };
}
