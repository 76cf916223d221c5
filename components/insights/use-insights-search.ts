"use client";
import { useCallback, useMemo } from "react";
import { useAddress } from "@/components/filters/address";
import { useSameSearch } from "@/components/filters/screen-search";
import type { InsightsSearch } from "@/lib/insights/insights-search";
import { changeInsights, insightsHref, readInsights } from "@/lib/insights/insights-search";
import { removeUnreadable, type SearchContext, withFilters } from "@/lib/search/jobs-search";

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
  const search = useSameSearch(read, insightsHref(read));
  const update = useCallback<UpdateInsights>(
    ({ jobs, grouping }) =>
      change((address) => {
        const before = readInsights(address, context).search;
        return changeInsights(address, before, {
          jobs: jobs ? withFilters(before.jobs, jobs) : before.jobs,
          grouping: { ...before.grouping, ...grouping },
        });
      }, "push"),
    [change, context],
  );
  const remove = useCallback(
    (parameter: string) => change((address) => removeUnreadable(address, parameter), "push"),
    [change],
  );
  return { search, problems, update, remove };
}
