"use client";
import { useMemo } from "react";
import type { StepDirection } from "@/components/shared/row-focus";
import type { ScheduleAnswer } from "@/lib/schedule/schedule";

/** Steps from one visit's job to the next, lane by lane as the board shows them; a job of two visits once. */
export function useVisitSteps(
  answer: Pick<ScheduleAnswer, "lanes"> | null,
  job: string | null,
  open: (serviceJobId: string) => void,
) {
  const ids = useMemo(() => {
    const visits = answer?.lanes.flatMap((lane) => lane.visits) ?? [];
    return [...new Set(visits.map(({ serviceJobId }) => serviceJobId))];
  }, [answer]);
  const index = job === null ? -1 : ids.indexOf(job);
  const after = (direction: StepDirection) => (index === -1 ? undefined : ids[index + direction]);
  return {
    onStep: (direction: StepDirection) => {
      const next = after(direction);
      if (next !== undefined) open(next);
    },
    steps: {
      previous: after(-1) !== undefined,
      next: after(1) !== undefined,
      waiting: null,
    },
    position: index === -1 ? undefined : { index: index + 1, total: ids.length },
  };
}
