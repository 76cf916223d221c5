import "server-only";
import type { IndexReport, JobFacets } from "@/lib/jobs/job-index";
import { indexOnlyParameters } from "@/lib/search/index-only";
import type { JobsSearch } from "@/lib/search/jobs-search";
import { settings } from "@/lib/server/config/settings";
import { refuseUnreadable } from "@/lib/server/http/problems";
import { accounts } from "./accounts";
import { indexUnavailable, infoOf, NO_INDEX } from "./source/answerer";

/**
 * How many jobs hold each value of each filter, whoever answers the list. Only an index can say.
 * @throws ProblemError `index_unavailable` where there is none that reaches so far, `bad_search` for
 *   `updated`, which no job carries
 */
export async function jobFacets(
  search: JobsSearch,
  { index } = accounts.get().default,
): Promise<JobFacets> {
  if (search.updated !== null) refuseUnreadable([UPDATED]);
  if (index === null) throw indexUnavailable(indexOnlyParameters(search));
  const asking = { now: Date.now(), marketplace: settings().marketplaceIds[0] };
  const asked = { ...search, source: null };
  const report = index.report();
  if (!index.canAnswer(asked, asking).ok) {
    throw indexUnavailable(indexOnlyParameters(search), report);
  }
  const { total, facets } = await index.facets(asked, asking);
  return { total, facets, source: "index", index: infoOf(report) };
}

const UPDATED = {
  parameter: "updated",
  code: "indexAndLive",
  detail: "Only Amazon's own list knows when a job was updated; facets are counted by the index.",
} as const;

/** How the index is; also where there is none. */
export function indexReport({ index } = accounts.get().default): IndexReport {
  if (index !== null) return index.report();
  return { ...NO_INDEX, reason: settings().mode === "sandbox" ? "sandbox" : "configured" };
}
