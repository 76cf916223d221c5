"use client";
import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import type { InsightsSearch } from "@/lib/insights/insights-search";
import {
  changeInsights,
  insightsHref,
  readInsights,
  removeUnreadable,
} from "@/lib/insights/insights-search";
import { type SearchContext, withFilters } from "@/lib/search/jobs-search";
import { legibleQuery } from "@/lib/url/vocabulary";

export type UpdateInsights = (patch: {
  jobs?: Partial<InsightsSearch["jobs"]>;
  grouping?: Partial<InsightsSearch["grouping"]>;
}) => void;

/** The address as a question of figures, and the way to change it. */
export function useInsightsSearch(context: SearchContext) {
  const { query, change } = useAddress();
  const { search: read, problems } = useMemo(
    () => readInsights(new URLSearchParams(query), context),
    [query, context],
  );
  const search = useSameSearch(read);
  const update = useCallback<UpdateInsights>(
    ({ jobs, grouping }) =>
      change((address) => {
        const before = readInsights(address, context).search;
        return changeInsights(address, before, {
          jobs: jobs ? withFilters(before.jobs, jobs) : before.jobs,
          grouping: { ...before.grouping, ...grouping },
        });
      }),
    [change, context],
  );
  const remove = useCallback(
    (parameter: string) =>
      change((address) => {
        return removeUnreadable(address, readInsights(address, context).search, parameter);
      }),
    [change, context],
  );
  return { search, problems, update, remove };
}

/** The query, and the way to change it as it is by then: the router listens to the browser's history. */
function useAddress() {
  const query = useSearchParams().toString();
  const change = useCallback((patch: (params: URLSearchParams) => URLSearchParams) => {
    const { pathname, search } = window.location;
    const changed = legibleQuery(patch(new URLSearchParams(search)));
    window.history.pushState(null, "", changed === "" ? pathname : `${pathname}?${changed}`);
  }, []);
  return { query, change };
}

/** The same object for as long as it says the same. */
function useSameSearch(search: InsightsSearch): InsightsSearch {
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal words are an equal search.
  return useMemo(() => search, [insightsHref(search)]);
}
