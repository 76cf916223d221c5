import "server-only";
import type { QueryClient } from "@tanstack/react-query";
import { leastRole, may, type Permission } from "@/lib/access/permissions";
import type { User } from "@/lib/access/user";
import { ProblemError } from "@/lib/http/problem";
import type { InsightsAnswer, Series } from "@/lib/insights/insights";
import {
  type InsightsSearch,
  insightsQuery,
  isOfTechnicians,
  readInsights,
} from "@/lib/insights/insights-search";
import { indexOnlyParameters } from "@/lib/search/index-only";
import { settings } from "@/lib/server/config/settings";
import { audit } from "@/lib/server/http/audit";
import { holdFor } from "@/lib/server/http/hold";
import { refuseUnreadable } from "@/lib/server/http/problems";
import { accounts } from "./accounts";
import { searchContext } from "./search-request";
import { indexUnavailable, infoOf } from "./source/answerer";
import { technicianLabels } from "./technicians";

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
  if (isOfTechnicians({ jobs, grouping }) && !mayAskByTechnician(user, openTo)) refuseAndNote(user);
  if (jobs.updated !== null) refuseUnreadable([UPDATED]);
  const { marketplaceIds } = settings();
  const asking = { now: Date.now(), marketplace: marketplaceIds[0] };
  const asked = { ...jobs, source: null };
  const needed = ["bucket", ...indexOnlyParameters(asked)];
  if (index === null) throw indexUnavailable(needed);
  const report = index.report();
  if (!index.canAnswer(asked, asking).ok) throw indexUnavailable(needed, report);
  const { series, ...insights } = await index.insights({ jobs: asked, grouping }, asking);
  const { bucket, by } = grouping;
  return {
    bucket,
    by,
    ...insights,
    series: by === "technician" ? series.map((one) => named(one, technicianLabels())) : series,
    index: infoOf(report),
  };
}

const UPDATED = {
  parameter: "updated",
  code: "indexAndLive",
  detail: "Only Amazon's own list knows when a job was updated; figures are the index's.",
} as const;

/** Whether somebody may see figures of single technicians. */
export function mayAskByTechnician({ role }: User, openTo = settings().insightsByTechnician) {
  return openTo === "managers" || may(role, BY_TECHNICIAN);
}

/** @throws ProblemError `forbidden`, on record */
function refuseAndNote(user: User): never {
  audit.get().noteRefusal({ user, permission: BY_TECHNICIAN, route: "insights" });
  throw new ProblemError("forbidden", {
    detail: `Figures of single technicians need the role ${leastRole(BY_TECHNICIAN)}; yours is ${user.role}.`,
  });
}

/**
 * Asks the first question of the screen on the server, under the key that the browser uses. A failure is
 * left out: the browser asks once more and shows what came of it. What is not open to the person is not asked.
 */
export async function prefetchInsights(
  client: QueryClient,
  params: URLSearchParams,
  user: User,
): Promise<void> {
  const { search } = readInsights(params, searchContext());
  if (isOfTechnicians(search) && !mayAskByTechnician(user)) return;
  await holdFor(
    client.prefetchQuery({ ...insightsQuery(search), queryFn: () => insightsOf(search, user) }),
  );
}

function named(series: Series, labels: ReadonlyMap<string, string>): Series {
  return { ...series, label: labels.get(series.id) ?? series.label };
}
