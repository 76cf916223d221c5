import "server-only";
import type { Lane } from "@/lib/server/cache/priority";
import type { SpApiErrorKind } from "./errors";

export type OperationName = "getServiceJobs" | "getServiceJobByServiceJobId";

/** What the client tells about its work. Holds no secret, no query and nothing of an answer. */
export type SpApiEvent =
  | {
      type: "attempt";
      operation: OperationName;
      status: number | null;
      /** From sending to the last byte. */
      ms: number;
      lane: Lane;
      /** Time spent in the queue before this attempt. */
      waitMs: number;
      /** Counts from 1 within one call. */
      attempt: number;
      requestId: string | null;
      outcome: "ok" | "aborted" | SpApiErrorKind;
    }
  | { type: "throttled"; operation: OperationName; lane: Lane; by: "amazon" | "queue" }
  | {
      type: "retry";
      operation: OperationName;
      /** The attempt that failed. */
      attempt: number;
      delayMs: number;
      kind: SpApiErrorKind;
    }
  | { type: "lwa"; status: number | null; ms: number; outcome: "ok" | SpApiErrorKind };

export type Observe = (event: SpApiEvent) => void;
