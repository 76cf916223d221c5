"use client";

import type { ReactNode } from "react";
import { FilterPopover } from "./filter-popover";
import { FilterSection } from "./filter-section";
import { useFilterSurface } from "./surface";

export interface FilterProps {
  /** Names the filter within its bar or sheet. */
  id: string;
  label: string;
  /** The values in words, in order; empty when the filter is not set. */
  summary: readonly string[];
  /** What applies while the filter is not set, such as a default range. */
  fallback?: string;
  /** Absent where there is nothing to clear. */
  onClear?: () => void;
  /** Called before the controls go. */
  onClose?: () => void;
  children: ReactNode;
}

/** One filter: its name, its values and the controls that change them. */
export function Filter(props: FilterProps) {
  return useFilterSurface().kind === "bar" ? (
    <FilterPopover {...props} />
  ) : (
    <FilterSection {...props} />
  );
}
