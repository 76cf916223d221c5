import type { Problem } from "@/lib/http/problem";
import { causeOf, type LookupFailure, type LookupFound, type LookupResult } from "./lookup-result";

/** What became of one request: its answer, why there is none, or nothing yet. */
export type Outcome = { ids: readonly string[]; result?: LookupResult; problem?: Problem };

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
