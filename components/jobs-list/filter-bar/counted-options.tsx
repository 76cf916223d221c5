"use client";
import { OptionList, type OptionListProps } from "@/components/filters/option-list";
import type { FacetName } from "@/lib/jobs/job-index";
import type { JobsSearch } from "@/lib/search/jobs-search";
import type { FilterBarContext } from "./filter-bar-context";
import { useFacet } from "./use-facets";

export interface CountedOptionsProps extends OptionListProps {
  filter: FacetName;
  search: JobsSearch;
  context: FilterBarContext;
}

/** The options of a filter, each with the number of jobs that it would show. */
export function CountedOptions({ filter, search, context, ...options }: CountedOptionsProps) {
  const facet = useFacet(filter, search, context);
  const counts = facet && new Map(facet.map(({ value, count }) => [value, count]));
  return <OptionList {...options} counts={counts ?? undefined} />;
}
