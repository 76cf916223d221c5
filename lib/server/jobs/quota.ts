import "server-only";
import type { Lane } from "@/lib/server/cache/priority";
import { spApi } from "@/lib/server/jobs/source/upstream";
import type { OperationName } from "@/lib/server/sp-api/events";

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

/** The limiter as it stands; asks nobody. */
export function readQuota(): QuotaAnswer {
  const getServiceJobs = quotaOf("getServiceJobs");
  const getServiceJobByServiceJobId = quotaOf("getServiceJobByServiceJobId");
  return { ...getServiceJobs, operations: { getServiceJobs, getServiceJobByServiceJobId } };
}

function quotaOf(operation: OperationName): OperationQuota {
  const { lastThrottledAt, ...quota } = spApi().quota(operation);
  const throttledAt = lastThrottledAt === null ? null : new Date(lastThrottledAt).toISOString();
  return { ...quota, lastThrottledAt: throttledAt };
}
