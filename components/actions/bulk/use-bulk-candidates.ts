"use client";
import { useQueries, useQuery } from "@tanstack/react-query";
import { type Candidate, candidatesOf } from "@/components/actions/assign/candidates";
import { useAway } from "@/components/shared/away";
import { useIndexed } from "@/components/shared/indexed";
import { activeVisit } from "@/lib/actions/job-action";
import type { Job } from "@/lib/jobs/job";
import type { Lane } from "@/lib/schedule/schedule";
import { scheduleQuery } from "@/lib/schedule/schedule-query";
import { emptySchedule } from "@/lib/schedule/schedule-search";
import { facetsQuery } from "@/lib/search/facets-query";
import { emptySearch } from "@/lib/search/jobs-search";
import { dayInZone } from "@/lib/time/calendar";
import { visitSpan } from "./bulk-conflicts";

type BulkCandidates = {
  candidates: Candidate[];
  /** The lanes of the day of a visit; null where they are not known. */
  lanesOf: (job: Job) => readonly Lane[] | null;
  pending: boolean;
  /** Neither who works at the stores nor who is busy can be known now. */
  unknown: boolean;
};

/** The days of so many are looked through for other visits. */
const MOST_DAYS = 10;

/** Who could go to the visits of many jobs, as far as the index has seen technicians. Amazon lists none. */
export function useBulkCandidates(jobs: readonly Job[], typed: readonly string[]): BulkCandidates {
  const indexed = useIndexed();
  const marketplace = jobs[0]?.marketplaceId ?? null;
  const store = [...new Set(jobs.flatMap(({ storeId }) => storeId ?? []))].sort();
  const created = { kind: "preset", preset: "any" } as const;
  const anywhere = { ...emptySearch(), marketplace, created };
  const everybody = useQuery({ ...facetsQuery(anywhere), enabled: indexed });
  const ofStores = useQuery({
    ...facetsQuery({ ...anywhere, store }),
    enabled: indexed && store.length > 0,
  });
  const days = [...new Set(jobs.flatMap((job) => dayOf(job) ?? []))].sort().slice(0, MOST_DAYS);
  const schedules = useQueries({
    queries: days.map((day) => {
      const [on = "today", tz = ""] = day.split(" ");
      return {
        ...scheduleQuery({ ...emptySchedule(), marketplace, on, tz }),
        enabled: indexed,
      };
    }),
  });
  const away = useAway(days.map((day) => day.split(" ")[0] ?? ""));
  const queries = [everybody, ofStores, ...schedules];
  const candidates = candidatesOf({
    assigned: jobs.flatMap((job) => activeVisit(job)?.assignedTechnicians ?? []),
    here: ofStores.data?.facets.technician ?? [],
    anywhere: everybody.data?.facets.technician ?? [],
    typed,
    lanes: null,
    away,
    visit: { from: 0, to: 0, serviceJobId: "" },
  });
  return {
    // Whoever goes to some of the visits now goes to others not.
    candidates: candidates.map((one) =>
      one.known === "assigned" ? { ...one, known: "here" } : one,
    ),
    lanesOf: (job) => schedules[days.indexOf(dayOf(job) ?? "")]?.data?.lanes ?? null,
    pending: queries.some(({ isLoading }) => isLoading),
    unknown: !indexed || queries.some(({ isError }) => isError),
  };
}

/** The day of a visit at its site, and the zone. */
function dayOf(job: Job): string | null {
  const span = visitSpan(job);
  return span && `${dayInZone(span.from, job.zone)} ${job.zone}`;
}
