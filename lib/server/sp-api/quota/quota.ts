import "server-only";
import type { Lane, Priority } from "@/lib/server/cache/priority";

/** Who asks for leave to send one request, how urgently, and what ends the wait early. */
export type QuotaRequest = {
  user: string;
  /** It has waited in this queue before: what Amazon throttled comes back first. */
  returning: boolean;
  priority: Priority;
  signal?: AbortSignal;
};

/** Leave to send one request. */
export type Grant = { waitMs: number; order: number };

/** How the request of a grant ended. */
type GrantOutcome =
  /** Amazon answered and did not throttle; `rate` is its x-amzn-RateLimit-Limit. */
  | { type: "answered"; rate: string | null }
  | { type: "throttled"; retryAfterSeconds: number | null }
  /** It brought no answer, or was never sent. */
  | { type: "lost" };

type QuotaState = {
  /** Whole tokens left. */
  tokens: number;
  /** Tokens a second, as Amazon last said it. */
  rate: number;
  burst: number;
  waiting: Record<Lane, number>;
  /** Requests that have left and were not reported yet. */
  onTheWay: number;
  /** Epoch milliseconds. */
  lastThrottledAt: number | null;
};

/** Amazon's request quota for one operation of one seller account. */
export type Quota = {
  /**
   * Resolves when a token is taken for the caller. Rejects with SpApiError "throttled" when the
   * wait would outlast the lane's patience, when the lane is full or holds too many calls of this user
   * (`ofUser`), and when a prefetch would have to wait at all; with the signal's reason when the caller leaves.
   */
  acquire(request: QuotaRequest): Promise<Grant>;
  /** Owed once for every grant. Never rejects: nobody waits for it. */
  report(grant: Grant, outcome: GrantOutcome): Promise<void>;
  read(): Promise<QuotaState>;
};

export type QuotaSettings = {
  /** Amazon's name of the operation whose bucket this is. */
  operation: string;
  rate: number;
  burst: number;
  /** How long an interactive call may wait for its token. */
  maxWaitMs: number;
  /** How many calls may wait in one lane. */
  maxQueue: number;
  /** How many of them may be one user's. */
  maxQueueOfUser: number;
  /** The bucket was spent by others a moment ago; it is full when left out. */
  startsEmpty?: boolean;
};

/** Makes the quota of one operation; `now` are milliseconds that only go forward. */
export type CreateQuota = (
  settings: QuotaSettings,
  parts: { now: () => number; random: () => number },
) => Quota;
