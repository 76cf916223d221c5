"use client";
import { useSearchParams } from "next/navigation";
import { createLoader, useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { removeParameter } from "@/components/filters/history";
import type { UpdateSearch } from "@/components/shared/update-search";
import {
  changedParameters,
  type JobsSearch,
  jobsSearchParsers,
  readSearch,
  searchToParams,
  searchToString,
  strangeInSearch,
  withFilters,
} from "@/lib/search/jobs-search";
import type { ScreenContext } from "@/lib/search/screen-context";
import type { ParameterProblem } from "@/lib/url/param";

export type JobsSearchState = {
  search: JobsSearch;
  /** The search without the job that is open: the same object until the list is another one. */
  list: JobsSearch;
  problems: ParameterProblem[];
  /** The address already says the search. */
  settled: boolean;
  update: UpdateSearch;
  /** Takes out of the address what of a parameter cannot be read; a list keeps its good values. */
  remove: (parameter: string) => void;
};

const NO_PROBLEMS: ParameterProblem[] = [];
const loadSearch = createLoader(jobsSearchParsers);

/**
 * The address as a search, and the way to change it. There is no other copy of this state. The router
 * hands a change on when it finds the time; until then what was chosen counts already, so that the
 * next click or key builds on it.
 * @param now epoch ms
 */
export function useJobsSearch(context: ScreenContext, now: number): JobsSearchState {
  const params = useSearchParams();
  const [chosen, setParams] = useQueryStates(jobsSearchParsers);
  const {
    search: read,
    problems,
    settled,
  } = useMemo(() => {
    const { sandbox, index } = context;
    const known = { marketplaces: context.marketplaces.map(({ id }) => id), sandbox, index, now };
    const given = new URLSearchParams(params);
    const address = readSearch(given, known);
    const found = [...address.problems, ...strangeInSearch(given)];
    const problems = found.length > 0 ? found : NO_PROBLEMS;
    const isSettled = searchToString(loadSearch(params)) === searchToString(chosen);
    if (isSettled) return { search: address.search, problems, settled: true };
    const { search: coming } = readSearch(searchToParams(chosen), known);
    return { search: coming, problems, settled: false };
  }, [params, chosen, context, now]);
  const search = useSameSearch(read);
  const list = useSameSearch({ ...search, job: null });
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
      if (!Object.hasOwn(jobsSearchParsers, parameter)) return removeParameter(parameter);
      const good = Object.entries(search).find(([name]) => name === parameter)?.[1];
      const rest = Array.isArray(good) && good.length > 0 ? good : null;
      void setParams({ [parameter]: rest }, { history: "push" });
    },
    [search, setParams],
  );
  return { search, list, problems, settled, update, remove };
}

/** The same object for as long as it says the same: the router brings what was chosen once more. */
function useSameSearch(search: JobsSearch): JobsSearch {
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal words are an equal search.
  return useMemo(() => search, [searchToString(search)]);
}
