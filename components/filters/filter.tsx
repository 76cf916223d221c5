"use client";

import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import { FilterPopover } from "./filter-popover";
import type { FilterProps } from "./filter-props";
import { useFilterSurface } from "./filter-props";

/** A filter as it stands in a sheet; a bar does without. */
export const filterSection = lazyCode(() =>
  import("./filter-section").then((module) => module.FilterSection),
);

/** One filter: its name, its values and the controls that change them. */
export function Filter(props: FilterProps) {
  return useFilterSurface().kind === "bar" ? (
    <FilterPopover {...props} />
  ) : (
    <LazyPart code={filterSection} props={props} />
  );
}
