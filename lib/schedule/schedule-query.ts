import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { legibleQuery } from "@/lib/url/vocabulary";
import type { ScheduleAnswer } from "./schedule";
import { type ScheduleSearch, scheduleToParams } from "./schedule-search";

/** The visits of a schedule. Views that show the same visits, and the job that is open, ask nothing anew. */
export function scheduleQuery(search: ScheduleSearch) {
  const view = search.view === "week" ? "week" : null;
  const query = legibleQuery(scheduleToParams({ ...search, view, hours: null, job: null }));
  return queryOptions({
    staleTime: 15_000,
    gcTime: 600_000,
    retry: false,
    queryKey: ["schedule", query],
    queryFn: ({ signal }) =>
      fetchJson<ScheduleAnswer>(query === "" ? "/api/schedule" : `/api/schedule?${query}`, {
        signal,
      }),
  });
}

/** Where the visits of a schedule are to be had as a calendar file. */
export function calendarHref(search: ScheduleSearch): string {
  const query = legibleQuery(scheduleToParams({ ...search, job: null }));
  return query === "" ? "/api/schedule/calendar" : `/api/schedule/calendar?${query}`;
}
