"use client";
import { useCallback, useMemo } from "react";
import { useAddress } from "@/components/filters/address";
import type { HistoryMode } from "@/components/filters/history";
import {
  changeScheduleAddress,
  readSchedule,
  type ScheduleSearch,
  scheduleHref,
  withoutStrangeSchedule,
} from "@/lib/schedule/schedule-search";
import type { ReadContext } from "@/lib/url/param";

export type UpdateSchedule = (
  patch: Partial<ScheduleSearch>,
  options?: { history?: HistoryMode },
) => void;

/** The address as a schedule, and the way to change it. There is no other copy of this state. */
export function useScheduleSearch(context: ReadContext) {
  const { query, change } = useAddress();
  const { search, problems } = useMemo(
    () => readSchedule(new URLSearchParams(query), context),
    [query, context],
  );
  const shown = useSameSearch({ ...search, job: null });
  const update = useCallback<UpdateSchedule>(
    (patch, { history = "push" } = {}) =>
      change((params) => changeScheduleAddress(params, patch), history),
    [change],
  );
  const remove = useCallback(
    (parameter: string) => change((params) => withoutStrangeSchedule(params, parameter), "push"),
    [change],
  );
  return { search, shown, problems, update, remove };
}

/** The same object for as long as it says the same, so that an open job draws nothing anew. */
function useSameSearch(search: ScheduleSearch): ScheduleSearch {
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal words are an equal search.
  return useMemo(() => search, [scheduleHref(search)]);
}
