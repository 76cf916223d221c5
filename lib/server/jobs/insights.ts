import "server-only";
import { leastRole, may, type Permission } from "@/lib/access/permissions";
import type { User } from "@/lib/access/user";
import { ProblemError } from "@/lib/http/problem";
import type { InsightsAnswer, Series } from "@/lib/insights/insights";
import { type InsightsSearch, readInsights } from "@/lib/insights/insights-search";
import { NO_TECHNICIAN } from "@/lib/search/filter-params";
import { indexOnlyParameters } from "@/lib/search/index-only";
import { settings } from "@/lib/server/config/settings";
import { audit } from "@/lib/server/http/audit";
import { refuseUnreadable } from "@/lib/server/http/problems";
import { accounts } from "./accounts";
import { searchContext } from "./search-request";
import { indexUnavailable, infoOf } from "./source/answerer";

const BY_TECHNICIAN: Permission = "insights.byTechnician";

/** @throws ProblemError as `searchFrom` does */
export function insightsFrom(params: URLSearchParams): InsightsSearch {
  const { search, problems } = readInsights(params, searchContext());
  if (problems.length > 0 && problems.every(({ code }) => code === "indexOnly")) {
    throw indexUnavailable(["bucket", ...problems.map(({ parameter }) => parameter)]);
  }
  refuseUnreadable(problems);
  return search;
}

/**
 * Figures of the jobs of a search, whoever answers its list.
 * @throws ProblemError `forbidden`, on record, where they are of single technicians and the role is too low;
 *   `bad_search` for `updated`, which no job carries; `index_unavailable` where no index reaches so far
 */
export async function insightsOf(
  { jobs, grouping }: InsightsSearch,
  user: User,
  { index } = accounts.get().default,
  openTo = settings().insightsByTechnician,
): Promise<InsightsAnswer> {
  if (openTo === "admins" && isOfTechnicians({ jobs, grouping })) requireAdmin(user);
  if (jobs.updated !== null) refuseUnreadable([UPDATED]);
  const { marketplaceIds, technicianLabels } = settings();
  const asking = { now: Date.now(), marketplace: marketplaceIds[0] };
  const asked = { ...jobs, source: null };
  const needed = ["bucket", ...indexOnlyParameters(asked)];
  if (index === null) throw indexUnavailable(needed);
  if (!index.canAnswer(asked, asking).ok) throw indexUnavailable(needed, index.report());
  const { series, ...insights } = await index.insights({ jobs: asked, grouping }, asking);
  const { bucket, by } = grouping;
  return {
    bucket,
    by,
    ...insights,
    series: by === "technician" ? series.map((one) => named(one, technicianLabels)) : series,
    index: infoOf(index.report()),
  };
}

const UPDATED = {
  parameter: "updated",
  code: "indexAndLive",
  detail: "Only Amazon's own list knows when a job was updated; figures are the index's.",
} as const;

/** Whether the figures tell of people one by one; a search for one of them does so, too. */
function isOfTechnicians({ jobs, grouping }: InsightsSearch): boolean {
  return grouping.by === "technician" || jobs.technician.some((id) => id !== NO_TECHNICIAN);
}

/** @throws ProblemError `forbidden`, on record */
function requireAdmin(user: User): void {
  if (may(user.role, BY_TECHNICIAN)) return;
  audit.get().noteRefusal({ user, permission: BY_TECHNICIAN, route: "insights" });
  throw new ProblemError("forbidden", {
    detail: `Figures of single technicians need the role ${leastRole(BY_TECHNICIAN)}; yours is ${user.role}.`,
  });
}

function named(series: Series, labels: ReadonlyMap<string, string>): Series {
  return { ...series, label: labels.get(series.id) ?? series.label };
}
