import type { Problem } from "@/lib/http/problem";
import type { Job } from "@/lib/jobs/job";
import type { LookupKind } from "./kinds";

/** One job under one of the ids asked for. An order can hold several jobs, so ids repeat. */
export type LookupFound = { id: string; kind: LookupKind; job: Job };

/**
 * Ids that Amazon could not be asked for to the end. They are not missing: some may have been found
 * before it failed, and the others are not known.
 */
export type LookupFailure = { ids: string[] } & LookupCause;

/** What of a problem holds for some ids only; `requestId` is Amazon's, for a support case. */
export type LookupCause = Pick<
  Problem,
  "code" | "detail" | "reason" | "upstreamMessage" | "requestId"
>;

/** Cuts a problem down to its cause. */
export function causeOf({
  code,
  detail,
  reason,
  upstreamMessage,
  requestId,
}: Problem): LookupCause {
  return {
    code,
    detail,
    ...(reason && { reason }),
    ...(upstreamMessage && { upstreamMessage }),
    ...(requestId && { requestId }),
  };
}

/** What `POST /api/jobs/lookup` answers; ids keep the order in which they were asked. */
export type LookupResult = {
  found: LookupFound[];
  missing: string[];
  malformed: string[];
  /** Ids that were given more than once, each named once; they were looked up once. */
  duplicates: string[];
  /** Absent when everything was asked. */
  failed?: LookupFailure[];
};
