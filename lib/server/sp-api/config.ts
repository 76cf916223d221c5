import "server-only";

/** A token bucket of Amazon's: requests a second, and how many at once. */
export type Plan = { rate: number; burst: number };

/** How to reach one seller account. Rates are requests a second, times are milliseconds. */
export type SpApiConfig = {
  /** Origin of the regional host, without a path. */
  endpoint: string;
  /** Full URL of the Login with Amazon token endpoint. */
  lwaEndpoint: string;
  clientId: string;
  clientSecret: string;
  refreshToken: string;
  /** Token bucket of getServiceJobs. */
  rate: number;
  burst: number;
  /** Replaces the token bucket of every other operation, as the sandbox does. */
  others?: Plan;
  /** Limit of one HTTP attempt, its body included. */
  timeoutMs: number;
  /** Replaces the default user agent; Amazon refuses more than 500 characters. */
  userAgent?: string;
  /** How long an interactive call may wait for its token. */
  maxWaitMs?: number;
  /** How many calls may wait in one lane of one operation. */
  maxQueue?: number;
  /** How many of them may be one user's. */
  maxQueueOfUser?: number;
};
