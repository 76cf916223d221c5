import "server-only";
import type { JobCounts } from "@/lib/jobs/job";
import { SERVICE_JOB_STATUSES, type ServiceJobStatus } from "@/lib/jobs/statuses";
import type { Cache } from "@/lib/server/cache/cache";
import { type Sleep, sleep as sleepForReal } from "@/lib/server/cache/priority";
import type { Answer, CallOptions } from "@/lib/server/sp-api/contract";
import { canonicalQuery, type JobsQuery } from "@/lib/server/sp-api/operations/get-service-jobs";
import type { WireListing } from "@/lib/server/sp-api/wire";
import type { Count } from "./caches";

/** How long an answer waits for the slowest count. */
const PATIENCE_MS = 2_000;

export type CountsParts = {
  ask: (query: JobsQuery, call: CallOptions) => Promise<Answer<WireListing>>;
  /** Epoch milliseconds. */
  now?: () => number;
  sleep?: Sleep;
  cache: Cache<Count>;
};

export type CountsCall = Pick<CallOptions, "signal" | "user"> & {
  /** Counts anew, whatever is remembered. */
  refresh?: boolean;
};

/**
 * Counts the jobs of a question by status, each by one call for the smallest page. What is not known
 * in time is null; its call goes on, and the next reader finds it. `fetchedAt` is the age of the
 * oldest count shown. Rejects as Amazon's room does when no count could be had at all.
 */
export function createCounts(parts: CountsParts) {
  const { ask, cache, now = Date.now, sleep = sleepForReal } = parts;

  function read(question: JobsQuery, { signal, user, refresh }: CountsCall): Promise<Count> {
    return cache.read(
      canonicalQuery(question),
      async (context) => {
        const { data, fetchedAt } = await ask(question, { ...context, user });
        return { count: data.totalResultSize, fetchedAt };
      },
      { signal, lane: "background", refresh },
    );
  }

  return async function countsOf(question: JobsQuery, call: CountsCall): Promise<JobCounts> {
    const known = new Map<ServiceJobStatus, Count>();
    const failures: unknown[] = [];
    const reads = SERVICE_JOB_STATUSES.map(async (status) => {
      try {
        known.set(status, await read(smallestOf(question, status), call));
      } catch (error) {
        failures.push(error);
      }
    });
    const answered = new AbortController();
    const patience = sleep(PATIENCE_MS, answered.signal).catch(() => undefined);
    await Promise.race([Promise.all(reads), patience]);
    answered.abort();
    call.signal?.throwIfAborted();
    if (failures.length === SERVICE_JOB_STATUSES.length) throw failures[0];
    const ages = [...known.values()].map(({ fetchedAt }) => fetchedAt);
    return {
      counts: Object.fromEntries(
        SERVICE_JOB_STATUSES.map((status) => [status, known.get(status)?.count ?? null]),
      ),
      fetchedAt: new Date(Math.min(now(), ...ages)).toISOString(),
    };
  };
}

/** The order of the rows is no part of the question, so that every order shares the counts. */
function smallestOf(question: JobsQuery, status: ServiceJobStatus): JobsQuery {
  return {
    ...question,
    serviceJobStatus: [status],
    pageSize: 1,
    pageToken: undefined,
    sortField: undefined,
    sortOrder: undefined,
  };
}
