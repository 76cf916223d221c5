import "server-only";
import type { Lane, Priority } from "@/lib/server/cache/priority";
import type { InputOf, Operation, OutputOf } from "@/lib/server/sp-api/operations/operation";
import type { OPERATIONS } from "@/lib/server/sp-api/operations/table";
import type { Quota } from "@/lib/server/sp-api/quota/quota";

export type CallOptions = {
  /** Leaves the queue; the call itself goes on while others wait for it. */
  signal?: AbortSignal;
  /** Who waits; "interactive" when left out. */
  lane?: Lane;
  /** Users are served by rounds within a lane. */
  user?: string;
  /** An urgency that can rise while the call is under way; replaces `lane`. */
  priority?: Priority;
};

export type Answer<T> = {
  data: T;
  /** x-amzn-RequestId, for a support case. */
  requestId: string | null;
  /** Epoch milliseconds. */
  fetchedAt: number;
  /** The same moment by Amazon's clock, cut to seconds; absent where Amazon was not asked or did not say. */
  sentAt?: number;
};

/** Operations by name. */
export type OperationTable = Readonly<Record<string, Operation<never, unknown>>>;

/**
 * The operations of one seller account, each as a function. Every call rejects with SpApiError or an
 * abort. Equal reads under way share one call; a write is sent once, and once more only where Amazon
 * has surely not executed it.
 */
export type Client<Table extends OperationTable> = {
  [Name in keyof Table]: (
    input: InputOf<Table[Name]>,
    options?: CallOptions,
  ) => Promise<Answer<OutputOf<Table[Name]>>>;
} & {
  /** The request quota of each operation. */
  quotas: { readonly [Name in keyof Table]: Quota };
  /** Resolves once Login with Amazon has given a token that is still good. */
  token(signal?: AbortSignal): Promise<void>;
};

/** The Services API v1. */
export type SpApi = Client<typeof OPERATIONS>;
