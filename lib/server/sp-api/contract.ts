import "server-only";
import type { Lane, Priority } from "@/lib/server/cache/priority";
import type { Quota } from "@/lib/server/sp-api/quota/limiter";
import type { OperationName } from "./events";
import type { JobsQuery } from "./query";
import type { WireJob, WireListing } from "./wire";

export type CallOptions = {
  /** Gives up the place in the queue; the call itself goes on while others wait for it. */
  signal?: AbortSignal;
  /** Who waits; "interactive" when left out. */
  lane?: Lane;
  /** Users take turns within a lane. */
  user?: string;
  /** An urgency that can rise while the call is under way; stands in for `lane`. */
  priority?: Priority;
};

export type Answer<T> = {
  data: T;
  /** x-amzn-RequestId, for a support case. */
  requestId: string | null;
  /** Epoch milliseconds. */
  fetchedAt: number;
};

/** The Services API v1 of one seller account. Every call rejects with SpApiError or an abort. */
export type SpApi = {
  /**
   * One page of jobs. Equal questions in flight share one call. A range of creation or of change in
   * which nothing can lie yet is answered with no jobs, and without a call.
   */
  getServiceJobs(query: JobsQuery, options?: CallOptions): Promise<Answer<WireListing>>;
  /** One job; "not_found" when Amazon has none, or answers without one. */
  getServiceJobByServiceJobId(id: string, options?: CallOptions): Promise<Answer<WireJob>>;
  /** The limiter of an operation as it stands. */
  quota(operation: OperationName): Quota;
  /** Resolves once Login with Amazon has given a token that is still good. */
  token(signal?: AbortSignal): Promise<void>;
};
