import "server-only";
import type { Lane } from "@/lib/server/cache/priority";
import type { OperationName } from "@/lib/server/sp-api/operations/table";
import type { Quota } from "@/lib/server/sp-api/quota/quota";
import { accounts } from "./accounts";

/** One operation's bucket, as this process mirrors it. */
type OperationQuota = {
  /** Whole tokens left, never below zero. */
  tokens: number;
  /** Tokens a second. */
  rate: number;
  burst: number;
  /** Calls that wait for a token. */
  waiting: Record<Lane, number>;
  /** ISO 8601; null as long as Amazon has throttled nothing. */
  lastThrottledAt: string | null;
};

/** What `GET /api/quota` answers: the bucket of the list, and of every operation by name. */
export type QuotaAnswer = OperationQuota & { operations: Record<OperationName, OperationQuota> };

/** The quota as it stands; asks nobody. */
export async function readQuota(account = accounts.get().default): Promise<QuotaAnswer> {
  const [getServiceJobs, getServiceJobByServiceJobId] = await Promise.all([
    toOperationQuota(account.quota.getServiceJobs),
    toOperationQuota(account.quota.getServiceJobByServiceJobId),
  ]);
  return { ...getServiceJobs, operations: { getServiceJobs, getServiceJobByServiceJobId } };
}

async function toOperationQuota(quota: Quota): Promise<OperationQuota> {
  const { lastThrottledAt, ...state } = await quota.read();
  const throttledAt = lastThrottledAt === null ? null : new Date(lastThrottledAt).toISOString();
  return { ...state, lastThrottledAt: throttledAt };
}
