"use client";
import { useSearchParams } from "next/navigation";
import { useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import type { ScreenContext } from "@/lib/jobs/screen-context";
import {
  changedParameters,
  type JobsSearch,
  jobsSearchParsers,
  readSearch,
  type SearchProblem,
  withFilters,
} from "@/lib/jobs/search-params";

export type UpdateSearch = (
  patch: Partial<JobsSearch>,
  options?: { history?: "push" | "replace" },
) => void;

export type JobsSearchState = {
  search: JobsSearch;
  problems: SearchProblem[];
  /** Any change of filter, sort or size goes back to page 1. Clicks push history, typing replaces. */
  update: UpdateSearch;
  /** Takes out of the address what of a parameter cannot be read; a list keeps its good values. */
  remove: (parameter: string) => void;
};

/** The address as a search, and the way to change it. There is no other copy of this state. */
export function useJobsSearch(context: ScreenContext): JobsSearchState {
  const params = useSearchParams();
  const [, setParams] = useQueryStates(jobsSearchParsers);
  const { search, problems } = useMemo(
    () =>
      readSearch(new URLSearchParams(params), {
        marketplaces: context.marketplaces.map(({ id }) => id),
        sandbox: context.sandbox,
        now: context.now,
      }),
    [params, context],
  );
  const update = useCallback<UpdateSearch>(
    (patch, { history = "push" } = {}) => {
      // Only what changes: a parameter that cannot be read stays in the address until it is removed.
      void setParams((current) => changedParameters(current, withFilters(current, patch)), {
        history,
      });
    },
    [setParams],
  );
  const remove = useCallback(
    (parameter: string) => {
      const good = Object.entries(search).find(([name]) => name === parameter)?.[1];
      const kept = Array.isArray(good) && good.length > 0 ? good : null;
      void setParams({ [parameter]: kept }, { history: "push" });
    },
    [search, setParams],
  );
  return { search, problems, update, remove };
}
