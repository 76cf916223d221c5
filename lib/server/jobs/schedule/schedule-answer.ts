import "server-only";
import type { IndexReport } from "@/lib/jobs/job-index";
import { lanesOf } from "@/lib/schedule/lanes";
import type { ScheduleAnswer, Visit } from "@/lib/schedule/schedule";
import {
  dayOf,
  daysShown,
  emptySchedule,
  type ScheduleSearch,
  scheduleAddress,
  scheduleToParams,
} from "@/lib/schedule/schedule-search";
import { NO_TECHNICIAN } from "@/lib/search/filter-params";
import { settings } from "@/lib/server/config/settings";
import { refuseUnreadable } from "@/lib/server/http/problems";
import type { Schedule } from "@/lib/server/index/job-index";
import { accounts } from "@/lib/server/jobs/accounts";
import { searchContext } from "@/lib/server/jobs/search-request";
import { indexUnavailable, infoOf, NO_INDEX } from "@/lib/server/jobs/source/answerer";
import { technicianLabels } from "@/lib/server/jobs/technicians";

/**
 * @throws ProblemError `bad_search` naming each parameter that cannot be read or is not known,
 *   `index_unavailable` where nothing is wrong with them but that no index is kept
 */
export function scheduleFrom(params: URLSearchParams): ScheduleSearch {
  const { search, problems } = scheduleAddress.read(params, searchContext());
  if (problems.length > 0 && problems.every(({ code }) => code === "indexOnly")) {
    throw indexUnavailable(problems.map(({ parameter }) => parameter));
  }
  refuseUnreadable(problems);
  return search;
}

/**
 * Who goes where on the days of a search. While the index is being filled this is what is known so far,
 * and `index` says so.
 * @throws ProblemError `index_unavailable` where nothing is known
 */
export async function scheduleOf(
  search: ScheduleSearch,
  { index } = accounts.get().default,
): Promise<ScheduleAnswer> {
  const { days, visits, unscheduled, report } = await findVisits(search, index);
  const { storeLabels } = settings();
  const always = search.by === "store" ? search.store : search.technician;
  const labels = search.by === "store" ? storeLabels : namesOf(visits, technicianLabels());
  return {
    view: search.view ?? "day",
    days,
    tz: search.tz,
    lanes: lanesOf(
      visits,
      search.by,
      labels,
      always.filter((id) => id !== NO_TECHNICIAN),
    ),
    unscheduled,
    index: infoOf(report),
  };
}

type Found = Schedule & { days: string[]; report: IndexReport };

/**
 * The visits of the days of a search, those who go by the names that the operator gave them.
 * @throws ProblemError `index_unavailable` where nothing is known
 */
export async function findVisits(
  search: ScheduleSearch,
  index: ReturnType<typeof accounts.get>["default"]["index"],
): Promise<Found> {
  const report = index?.report() ?? NO_INDEX;
  const knowsNothing = report.state === "off" || (report.state !== "ready" && report.rows === 0);
  if (index === null || knowsNothing) throw indexUnavailable(parametersOf(search), report);
  const { marketplaceIds } = settings();
  const labels = technicianLabels();
  const asking = { now: Date.now(), marketplace: marketplaceIds[0] };
  const days = daysShown(search.view, dayOf(search, marketplaceIds, asking.now));
  const { visits, unscheduled } = await index.schedule(search, days, asking);
  return {
    days,
    visits: visits.map((visit) => named(visit, labels)),
    unscheduled,
    report,
  };
}

/** What only an index can answer: the day, and whatever else says which visits are meant. */
export function parametersOf(search: ScheduleSearch): string[] {
  const { job, marketplace, tz, hours } = emptySchedule();
  const asked = scheduleToParams({ ...search, job, marketplace, tz, hours });
  return [...new Set(["on", ...asked.keys()])];
}

function named(visit: Visit, labels: ReadonlyMap<string, string>): Visit {
  const technicians = visit.technicians.map(({ id, name }) => ({
    id,
    name: (id === null ? undefined : labels.get(id)) ?? name,
  }));
  return { ...visit, technicians };
}

/** Somebody who has no visit is known by what the operator says alone. */
function namesOf(
  visits: readonly Visit[],
  labels: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const all = visits.flatMap(({ technicians }) => technicians);
  return new Map([
    ...labels,
    ...all.flatMap(({ id, name }): [string, string][] =>
      id === null || name === null ? [] : [[id, name]],
    ),
  ]);
}
