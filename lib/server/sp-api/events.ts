import "server-only";
import type { Lane } from "@/lib/server/cache/priority";
import type { SpApiErrorKind } from "./errors";

/**
 * What the client reports of its work. Holds no secret, no query, and nothing of an answer but counts;
 * `operation` is Amazon's name of it.
 */
export type SpApiEvent =
  | CallEvent
  | {
      type: "attempt";
      operation: string;
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
  | { type: "throttled"; operation: string; lane: Lane; by: "amazon" | "queue" }
  | {
      type: "retry";
      operation: string;
      /** The attempt that failed. */
      attempt: number;
      delayMs: number;
      kind: SpApiErrorKind;
    }
  | { type: "lwa"; status: number | null; ms: number; outcome: "ok" | SpApiErrorKind };

/** One call of one caller, however many attempts it took and whoever shared it. */
export type CallEvent = {
  type: "call";
  operation: string;
  user: string;
  lane: Lane;
  ms: number;
  /** What of input and output may stand in the log. */
  about: object;
} & CallEnd;

export type CallEnd =
  | { outcome: "ok"; requestId: string | null }
  | { outcome: "aborted" }
  | {
      outcome: SpApiErrorKind;
      status: number | null;
      upstreamCode: string | null;
      requestId: string | null;
    };

export type Observe = (event: SpApiEvent) => void;
