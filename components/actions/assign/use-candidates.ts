"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAway } from "@/components/shared/away";
import { useIndexed } from "@/components/shared/indexed";
import { activeVisit, type Slot } from "@/lib/actions/job-action";
import { appointmentEnd, appointmentStart } from "@/lib/jobs/appointment";
import type { Job } from "@/lib/jobs/job";
import { scheduleQuery } from "@/lib/schedule/schedule-query";
import { emptySchedule } from "@/lib/schedule/schedule-search";
import { facetsQuery } from "@/lib/search/facets-query";
import { emptySearch } from "@/lib/search/jobs-search";
import { dayInZone } from "@/lib/time/calendar";
import type { CandidateChoice } from "./candidate-picker";
import { type Candidate, candidatesOf, matching, unseenId } from "./candidates";

export type Candidates = {
  candidates: Candidate[];
  /** Something that is asked for is not there yet. */
  pending: boolean;
  /** Neither who works at the store nor who is busy can be known now. */
  unknown: boolean;
};

/**
 * Who could go to the visit of a job, as far as the index has seen technicians. Amazon lists none.
 * @param slot the time of a visit that is to be booked
 */
export function useCandidates(
  job: Job,
  typed: readonly string[],
  slot: Slot | null = null,
): Candidates {
  const indexed = useIndexed();
  const visit = activeVisit(job);
  const start = slot ? Date.parse(slot.start) : appointmentStart(visit?.appointmentTime);
  const end = slot ? Date.parse(slot.end) : appointmentEnd(visit?.appointmentTime);
  const marketplace = job.marketplaceId ?? null;
  const store = job.storeId ? [job.storeId] : [];
  const created = { kind: "preset", preset: "any" } as const;
  const anywhere = { ...emptySearch(), marketplace, created };
  const everybody = useQuery({ ...facetsQuery(anywhere), enabled: indexed });
  const ofStore = useQuery({
    ...facetsQuery({ ...anywhere, store }),
    enabled: indexed && store.length > 0,
  });
  const on = start === null ? "today" : dayInZone(start, job.zone);
  const schedule = useQuery({
    ...scheduleQuery({ ...emptySchedule(), marketplace, on, tz: job.zone }),
    enabled: indexed && start !== null,
  });
  const away = useAway(start === null ? [] : [on]);
  const queries = [everybody, ofStore, schedule];
  const from = start ?? 0;
  return {
    candidates: candidatesOf({
      assigned: visit?.assignedTechnicians ?? [],
      here: ofStore.data?.facets.technician ?? [],
      anywhere: everybody.data?.facets.technician ?? [],
      typed,
      lanes: schedule.data?.lanes ?? null,
      away,
      visit: {
        from,
        to: end ?? from,
        serviceJobId: job.serviceJobId,
      },
    }),
    pending: queries.some(({ isLoading }) => isLoading),
    unknown: !indexed || queries.some(({ isError }) => isError),
  };
}

interface ChoiceParts {
  /** By id: those who are chosen at first. */
  before?: readonly string[];
  slot?: Slot | null;
  onChoose?: () => void;
}

/** Whom somebody chooses for the visit of a job, or for one that is to be booked. */
export function useTechnicianChoice(
  job: Job,
  { before = [], slot = null, onChoose }: ChoiceParts,
): CandidateChoice {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(before));
  const [added, setAdded] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState("");
  const { candidates, pending, unknown } = useCandidates(job, added, slot);
  const unseen = unseenId(candidates, typed);

  function choose(id: string, isChosen: boolean) {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
    onChoose?.();
  }

  return {
    shown: matching(candidates, typed, chosen),
    ...{ candidates, chosen, choose, typed, setTyped, unseen, pending, unknown },
    add() {
      if (unseen === null) return;
      setAdded([...added, unseen]);
      choose(unseen, true);
      setTyped("");
    },
  };
}
