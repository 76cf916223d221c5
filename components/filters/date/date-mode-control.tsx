"use client";

import { type Segment, SegmentedControl } from "@/components/ui/field/segmented-control";
import { DateRangeControl, type DateRangeControlProps } from "./date-range-control";

export interface DateModeControlProps extends DateRangeControlProps {
  /** Name of the choice between the modes. */
  modeLabel: string;
  modes: readonly Segment<string>[];
  mode: string;
  onModeChange: (mode: string) => void;
}

/** Which date is meant, over its range. */
export function DateModeControl({
  modeLabel,
  modes,
  mode,
  onModeChange,
  ...control
}: DateModeControlProps) {
  return (
    <>
      <SegmentedControl
        label={modeLabel}
        segments={modes}
        value={mode}
        onValueChange={onModeChange}
        className="mb-3 flex! md:max-w-74 [&>button]:flex-1"
      />
      <DateRangeControl {...control} />
    </>
  );
}
