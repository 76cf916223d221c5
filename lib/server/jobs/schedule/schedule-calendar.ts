import "server-only";
import type { Visit } from "@/lib/schedule/schedule";
import type { ScheduleSearch } from "@/lib/schedule/schedule-search";
import { spanOf } from "@/lib/schedule/visit-time";
import { settings } from "@/lib/server/config/settings";
import { PRIVATE } from "@/lib/server/http/problems";
import { accounts } from "@/lib/server/jobs/accounts";
import { indexUnavailable } from "@/lib/server/jobs/source/answerer";
import { type CalendarEvent, calendarFile } from "./calendar-file";
import { findVisits, parametersOf } from "./schedule-answer";

/**
 * The visits of a search as a calendar file. A file cannot say that it is not all, so that there is none
 * until the index holds every job.
 * @throws ProblemError `index_unavailable`
 */
export async function scheduleCalendar(
  search: ScheduleSearch,
  { index } = accounts.get().default,
): Promise<Response> {
  const { days, visits, report } = await findVisits(search, index);
  if (report.progress !== null) throw indexUnavailable(parametersOf(search), report);
  const { storeLabels, auth } = settings();
  const parts = { origin: auth.origin, storeLabels };
  const named = [...new Set([days[0], days.at(-1)])].join("_");
  const file = calendarFile(
    named,
    visits.map((visit) => toEvent(visit, parts)),
    Date.now(),
  );
  return new Response(file, {
    headers: {
      ...PRIVATE,
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `attachment; filename="schedule-${named}.ics"`,
    },
  });
}

type Parts = { origin: string | null; storeLabels: ReadonlyMap<string, string> };

/** Nothing of a buyer is known here; where the work is done stays with the job. */
function toEvent(visit: Visit, { origin, storeLabels }: Parts): CalendarEvent {
  const { serviceJobId, key, isCurrent, store } = visit;
  const { from, to } = spanOf(visit);
  const place = store === null ? null : (storeLabels.get(store) ?? store);
  const people = visit.technicians.flatMap(({ id, name }) => name ?? id ?? []);
  return {
    // Of several visits of a job, the one that counts is what a calendar moves when the job is moved.
    uid: `${isCurrent ? serviceJobId : key}@service-jobs`,
    sequence: isCurrent ? visit.moves : 0,
    start: from,
    end: to,
    summary: [visit.service ?? serviceJobId, place].filter((part) => part !== null).join(" · "),
    description: [serviceJobId, people.join(", ")].filter((part) => part !== "").join("\n"),
    location: place,
    url:
      origin === null
        ? null
        : `${origin}/jobs/${encodeURIComponent(serviceJobId.replace(/\p{Cs}/gu, "\uFFFD"))}`,
  };
}
