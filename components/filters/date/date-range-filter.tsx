"use client";

import type { ReactNode } from "react";
import { Filter } from "@/components/filters/filter";
import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import type { DateRangeControlProps } from "./date-range-control";
import { useRangeLabel } from "./range-words";

export interface DateRangeFilterProps extends DateRangeControlProps {
  id: string;
  /** Shown below the presets, which do not move when it comes. */
  note?: ReactNode;
}

const dateRangeControl = lazyCode(() =>
  import("./date-range-control").then((module) => module.DateRangeControl),
);

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
      needs={dateRangeControl}
      grows
    >
      <LazyPart code={dateRangeControl} props={control} />
      {note ? <p className="mt-2 text-sm text-muted">{note}</p> : null}
    </Filter>
  );
}
