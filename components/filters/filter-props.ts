"use client";
import { createContext, type ReactNode, useContext } from "react";
import type { LazyCode } from "@/components/ui/lazy-code";

/**
 * Where filters stand: as buttons with popovers in a bar, or as sections of a sheet. One of them is
 * open at a time.
 */
export interface FilterSurface {
  kind: "bar" | "sheet";
  openId: string | null;
  setOpenId: (id: string | null) => void;
}

export const FilterSurfaceContext = createContext<FilterSurface | null>(null);

/** @throws Error when a filter stands outside a bar and a sheet */
export function useFilterSurface(): FilterSurface {
  const surface = useContext(FilterSurfaceContext);
  if (!surface) throw new Error("A filter stands in a FilterSurfaceContext.");
  return surface;
}

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
  /** Code of the controls, where it comes later. */
  needs?: LazyCode<unknown>;
  /** Its controls become wider while it is open. */
  grows?: boolean;
  children: ReactNode;
}
