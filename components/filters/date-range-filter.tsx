"use client";

import type { ReactNode } from "react";
import { DateRangeControl, type DateRangeControlProps } from "./date-range-control";
import { Filter } from "./filter";
import { useRangeLabel } from "./use-range-label";

export interface DateRangeFilterProps extends DateRangeControlProps {
  id: string;
  /** Shown above the presets. */
  note?: ReactNode;
}

/** A range of dates, or none. */
export function DateRangeFilter({ id, note, ...control }: DateRangeFilterProps) {
  const rangeLabel = useRangeLabel();
  const { label, value, onChange } = control;
  return (
    <Filter
      id={id}
      label={label}
      summary={value ? [rangeLabel(value, control)] : []}
      onClear={() => onChange(null, "push")}
    >
      {note ? <p className="mb-2 text-sm text-muted">{note}</p> : null}
      <DateRangeControl {...control} />
    </Filter>
  );
}
