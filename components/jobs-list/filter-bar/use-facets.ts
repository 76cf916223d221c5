"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { canCount } from "@/components/jobs-list/index-state/list-index";
import { rememberTechnicians } from "@/components/jobs-list/use-seen-values";
import type { Facet, FacetName } from "@/lib/jobs/job-index";
import { facetsQuery } from "@/lib/search/facets-query";
import type { JobsSearch } from "@/lib/search/jobs-search";
import type { FilterBarContext } from "./filter-bar-context";

/**
 * The values of a filter with their counts under the other filters: asked while its menu is open. Null
 * for a filter that is not counted, in the live view, and until an index has answered.
 */
export function useFacet(
  name: FacetName | undefined,
  search: JobsSearch,
  { index }: FilterBarContext,
): readonly Facet[] | null {
  const { data } = useQuery({
    ...facetsQuery(search),
    placeholderData: keepPreviousData,
    enabled: name !== undefined && canCount(index, search),
  });
  const technicians = data?.facets.technician;

  // The outside system is the memory of the tab, by which pills and chips name technicians.
  useEffect(() => {
    const named = technicians?.flatMap(({ value, label }) =>
      label ? { id: value, name: label } : [],
    );
    if (named) rememberTechnicians(named);
  }, [technicians]);

  return (name && data?.facets[name]) ?? null;
}
