"use client";

import { createContext, useContext } from "react";

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
