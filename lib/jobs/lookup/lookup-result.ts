import type { Problem } from "@/lib/http/problem";
import type { Job } from "@/lib/jobs/job";

/** Where an id can be found, in the order in which Amazon is asked. */
export const LIST_KINDS = ["order", "productOrder", "tracking"] as const;

export type ListKind = (typeof LIST_KINDS)[number];
export type LookupKind = ListKind | "job";

/** Amazon: Services API v1 model. An order id has 5 to 20 characters, a job id at most 100. */
const ORDER = /^[0-9-]{5,20}$/u;
const TRACKING = /^[A-Za-z0-9-]{5,100}$/u;

/** Job ids are 14 digits where they were seen; Amazon promises no form. */
const JOB = /^\d{11,20}$/u;

/** What reports write beside ids, and what would pass for one. */
const DATE = /^(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-(?:\d{4}|\d{2}))$/u;
/** How spreadsheets show numbers of more than eleven digits: the last ones are lost. */
const SHORTENED = /^\d(?:\.\d+)?E\+\d{1,2}$/iu;

/** What an id can be; nothing for what is no id. Every id holds a digit: a word is none. */
export function kindsOf(id: string): readonly LookupKind[] {
  if (!TRACKING.test(id) || !/\d/u.test(id) || DATE.test(id)) return [];
  if (!ORDER.test(id)) return ["tracking"];
  return JOB.test(id) ? [...LIST_KINDS, "job"] : LIST_KINDS;
}

/** Whether a spreadsheet has cut the digits off that made this an id: `3.4E+13`. */
export function isShortened(id: string): boolean {
  return SHORTENED.test(id);
}

/** One job under one of the ids asked for. An order can hold several jobs, so ids repeat. */
export type LookupFound = { id: string; kind: LookupKind; job: Job };

/**
 * Ids that Amazon could not be asked for to the end. They are not missing: some may have been found
 * before it failed, and the others are not known.
 */
export type LookupFailure = { ids: string[] } & LookupCause;

/** What of a problem holds for some ids only; `requestId` is Amazon's, for a support case. */
type LookupCause = Pick<Problem, "code" | "detail" | "reason" | "upstreamMessage" | "requestId">;

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

/** What became of one request: its answer, why there is none, or nothing yet. */
type Outcome = { ids: readonly string[]; result?: LookupResult; problem?: Problem };

export type Merged = { found: LookupFound[]; missing: string[]; failed: LookupFailure[] };

/** The answers to the parts of a list as one. A part without an answer failed as a whole. */
export function mergeOutcomes(outcomes: readonly Outcome[]): Merged {
  return {
    found: outcomes.flatMap(({ result }) => result?.found ?? []),
    missing: outcomes.flatMap(({ result }) => result?.missing ?? []),
    failed: outcomes.flatMap(failuresOf),
  };
}

function failuresOf({ ids, result, problem }: Outcome): LookupFailure[] {
  // An older answer stands while asking anew has failed.
  if (result) return result.failed ?? [];
  if (!problem) return [];
  return [{ ids: [...ids], ...causeOf(problem) }];
}

/** The service orders of what was found, each once, in order. */
export function ordersOf(found: readonly LookupFound[]): string[] {
  return [...new Set(found.flatMap(({ job }) => job.serviceOrderId ?? []))];
}
