"use client";

import { LazyPart } from "@/components/ui/lazy-code";
import { FilterPopover } from "./filter-popover";
import type { FilterProps } from "./filter-props";
import { useFilterSurface } from "./filter-props";
import { filterSection } from "./filter-section-code";

/** One filter: its name, its values and the controls that change them. */
export function Filter(props: FilterProps) {
  return useFilterSurface().kind === "bar" ? (
    <FilterPopover {...props} />
  ) : (
    <LazyPart code={filterSection} props={props} />
  );
}
