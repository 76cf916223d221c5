"use client";
import { useSearchParams } from "next/navigation";
import { useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { type HistoryMode, removeParameter } from "@/components/filters/history";
import {
  readSchedule,
  type ScheduleSearch,
  scheduleHref,
  scheduleParsers,
  scheduleToParams,
} from "@/lib/schedule/schedule-search";
import type { ReadContext } from "@/lib/url/param";

export type UpdateSchedule = (
  patch: Partial<ScheduleSearch>,
  options?: { history?: HistoryMode },
) => void;

/**
 * The address as a schedule, and the way to change it. What was chosen counts at once, also while the
 * router still finds the time to hand it on.
 */
export function useScheduleSearch(context: ReadContext) {
  const params = useSearchParams();
  const [chosen, setParams] = useQueryStates(scheduleParsers);
  const { search, problems } = useMemo(
    () => ({
      search: readSchedule(scheduleToParams(chosen), context).search,
      problems: readSchedule(new URLSearchParams(params), context).problems,
    }),
    [params, chosen, context],
  );
  const shown = useSameSearch({ ...search, job: null });
  const update = useCallback<UpdateSchedule>(
    (patch, { history = "push" } = {}) => {
      // Whatever shows other visits closes the job that is open.
      void setParams({ job: null, ...patch }, { history });
    },
    [setParams],
  );
  const remove = useCallback(
    (parameter: string) => {
      if (!Object.hasOwn(scheduleParsers, parameter)) return removeParameter(parameter);
      const good = Object.entries(search).find(([name]) => name === parameter)?.[1];
      const rest = Array.isArray(good) && good.length > 0 ? good : null;
      void setParams({ [parameter]: rest }, { history: "push" });
    },
    [search, setParams],
  );
  return { search, shown, problems, update, remove };
}

/** The same object for as long as it says the same, so that an open job draws nothing anew. */
function useSameSearch(search: ScheduleSearch): ScheduleSearch {
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal words are an equal search.
  return useMemo(() => search, [scheduleHref(search)]);
}
