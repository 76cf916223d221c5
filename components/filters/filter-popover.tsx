"use client";

import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { ClearButton } from "./clear-button";
import { FilterButton } from "./filter-button";
import type { FilterProps } from "./filter-props";
import { useFilterSurface } from "./surface";

/** A filter in a bar: a button that opens a popover. */
export function FilterPopover({
  id,
  label,
  summary,
  fallback,
  onClear,
  needs,
  children,
}: FilterProps) {
  const { openId, setOpenId } = useFilterSurface();
  return (
    <Popover
      needs={needs}
      open={openId === id}
      onOpenChange={(open) => {
        setOpenId(open ? id : null);
      }}
    >
      <PopoverTrigger
        data-filter={id}
        render={<FilterButton label={label} summary={summary} fallback={fallback} />}
      />
      <PopoverContent label={label} className="w-80">
        {children}
        {onClear ? (
          <div className="-mx-3 -mb-3 mt-3 flex border-t border-line px-1.5 py-1.5">
            <ClearButton label={label} active={summary.length > 0} onClear={onClear} />
          </div>
        ) : null}
      </PopoverContent>
    </Popover>
  );
}
