"use client";

import { FilterPopover } from "./filter-popover";
import type { FilterProps } from "./filter-props";
import { FilterSection } from "./filter-section";
import { useFilterSurface } from "./surface";

/** One filter: its name, its values and the controls that change them. */
export function Filter(props: FilterProps) {
  return useFilterSurface().kind === "bar" ? (
    <FilterPopover {...props} />
  ) : (
    <FilterSection {...props} />
  );
}
