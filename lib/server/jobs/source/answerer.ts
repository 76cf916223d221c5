import "server-only";
import { ProblemError } from "@/lib/http/problem";
import type { IndexInfo, IndexReport } from "@/lib/jobs/job-index";
import { indexOnlyParameters } from "@/lib/search/index-only";
import type { JobsSearch } from "@/lib/search/jobs-search";
import type { Asking, JobIndex } from "@/lib/server/index/job-index";

/**
 * Who answers a search: the index where it reaches far enough, unless Amazon is asked for by name.
 * `comparable` says whether both could.
 * @throws ProblemError `index_unavailable` naming what only the index could have answered
 */
export function answererOf(
  search: JobsSearch,
  index: JobIndex,
  asking: Asking,
): { from: "index" | "live"; comparable: boolean } {
  const reaches = index.canAnswer({ ...search, source: null }, asking).ok;
  const needed = indexOnlyParameters(search);
  if (reaches && search.source !== "live") {
    return { from: "index", comparable: needed.length === 0 };
  }
  if (needed.length > 0) throw indexUnavailable(needed, index.report());
  return { from: "live", comparable: reaches };
}

/** What every answer says of the index, by a report from before it was asked: what comes later may be missing. */
export function infoOf({ state, asOf, since, verified, sequence }: IndexReport): IndexInfo {
  return { state, asOf, since, verified, sequence };
}

/** Where no index is kept. */
export const NO_INDEX: IndexReport = {
  mode: "off",
  state: "off",
  asOf: null,
  since: null,
  verified: null,
  sequence: 0,
  progress: null,
  rows: 0,
  reason: "configured",
};

/** @param parameters those that only the index could answer */
export function indexUnavailable(
  parameters: readonly string[],
  { state, since }: Pick<IndexReport, "state" | "since"> = NO_INDEX,
): ProblemError {
  const reach = since === null ? "" : `; it holds jobs since ${since}`;
  const about = parameters.length === 0 ? "this" : parameters.join(", ");
  return new ProblemError("index_unavailable", {
    detail: `Only the index of all jobs can answer ${about}, and it is ${STATES[state]}${reach}.`,
    errors: parameters.map((parameter) => ({
      parameter,
      code: "indexOnly",
      detail: "Only the index of all jobs can answer this.",
    })),
  });
}

const STATES = {
  off: "off",
  filling: "still being filled",
  ready: "not reaching as far as this",
  behind: "too far behind",
  stopped: "stopped",
} as const;
