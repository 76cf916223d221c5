import "server-only";
import { createPriority, type Lane } from "@/lib/server/cache/priority";
import { memoryQuota } from "@/lib/server/sp-api/quota/memory";
import type { Grant, QuotaSettings } from "@/lib/server/sp-api/quota/quota";

type Options = { user?: string; signal?: AbortSignal; returning?: boolean };

/** Amazon's own rate of the list, and room enough to wait. */
export const LIST_QUOTA: QuotaSettings = {
  operation: "getServiceJobs",
  rate: 10,
  burst: 40,
  maxWaitMs: 15_000,
  maxQueue: 500,
  maxQueueOfUser: 500,
};

/** A quota of 10/s and 40 for tests, on the faked clock, with the longest of all random pauses. */
export function quotaForTest(settings: Partial<QuotaSettings> = {}) {
  const quota = memoryQuota({ ...LIST_QUOTA, ...settings }, { now: Date.now, random: () => 1 });
  const served: string[] = [];

  /** Asks for a grant; the request that it allows is over at once. */
  const acquire = async (lane: Lane, { user = "", signal, returning = false }: Options = {}) => {
    const request = { priority: createPriority(lane), user, signal, returning };
    const grant = await quota.acquire(request);
    await quota.report(grant, { type: "lost" });
    return grant;
  };

  /** Asks for a grant and writes the name down when it comes. */
  const queue = (name: string, lane: Lane, options: Options = {}): void => {
    acquire(lane, options).then(
      () => served.push(name),
      () => served.push(`${name} refused`),
    );
  };

  /** Spends what is there, so that the next call has to wait. */
  const empty = async (): Promise<Grant[]> => {
    const grants: Grant[] = [];
    while ((await quota.read()).tokens > 0) grants.push(await acquire("interactive"));
    return grants;
  };

  return { quota, acquire, queue, empty, served };
}
