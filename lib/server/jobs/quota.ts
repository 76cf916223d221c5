import "server-only";
import type { Lane } from "@/lib/server/cache/priority";
import type { Quota } from "@/lib/server/sp-api/quota/quota";
import { accounts, type Standing } from "./accounts";

/** One operation's bucket, as it is mirrored here or for all processes. */
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

/**
 * What `GET /api/quota` answers: the bucket of the list, and of every operation by name, of all processes
 * while they share it, else of this one; `standing` is null where it is the only one.
 */
export type QuotaAnswer = OperationQuota & {
  operations: Readonly<Record<string, OperationQuota>>;
  standing: Standing | null;
};

/** The quota as it stands; asks nothing of Amazon. */
export async function readQuota(
  { quota } = accounts.get().default,
  standing = accounts.get().standing,
): Promise<QuotaAnswer> {
  const operations = Object.entries(quota).map(
    async ([name, one]) => [name, await toOperationQuota(one)] as const,
  );
  return {
    ...(await toOperationQuota(quota.getServiceJobs)),
    operations: Object.fromEntries(await Promise.all(operations)),
    standing: standing?.() ?? null,
  };
}

async function toOperationQuota(quota: Quota): Promise<OperationQuota> {
  const { lastThrottledAt, onTheWay: _, ...state } = await quota.read();
  const throttledAt = lastThrottledAt === null ? null : new Date(lastThrottledAt).toISOString();
  return { ...state, lastThrottledAt: throttledAt };
}
