"use client";
import { useCallback, useMemo } from "react";
import { useAddress } from "@/components/filters/address";
import type { UpdateSearch } from "@/components/shared/update-search";
import {
  changeAddress,
  type JobsSearch,
  readSearch,
  removeUnreadable,
  searchToString,
  strangeInSearch,
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

/**
 * The address as a search, and the way to change it. There is no other copy of this state.
 * @param now epoch ms
 */
export function useJobsSearch(context: ScreenContext, now: number): JobsSearchState {
  const { query, settled, change } = useAddress();
  const { search: read, problems } = useMemo(() => {
    const { sandbox, index } = context;
    const marketplaces = context.marketplaces.map(({ id }) => id);
    const given = new URLSearchParams(query);
    const address = readSearch(given, { marketplaces, sandbox, index, now });
    const found = [...address.problems, ...strangeInSearch(given)];
    return { search: address.search, problems: found.length > 0 ? found : NO_PROBLEMS };
  }, [query, context, now]);
  const search = useSameSearch(read);
  const list = useSameSearch({ ...search, job: null });
  const update = useCallback<UpdateSearch>(
    (patch, { history = "push" } = {}) => change((params) => changeAddress(params, patch), history),
    [change],
  );
  const remove = useCallback(
    (parameter: string) => change((params) => removeUnreadable(params, parameter), "push"),
    [change],
  );
  return { search, list, problems, settled, update, remove };
}

/** The same object for as long as it says the same: the router brings what was chosen once more. */
function useSameSearch(search: JobsSearch): JobsSearch {
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal words are an equal search.
  return useMemo(() => search, [searchToString(search)]);
}
