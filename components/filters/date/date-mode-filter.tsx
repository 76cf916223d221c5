"use client";

import { Filter } from "@/components/filters/filter";
import type { HistoryMode } from "@/components/filters/history";
import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import type { Range } from "@/lib/time/range";
import type { DateRangeControlProps } from "./date-range-control";
import { useRangeLabel } from "./range-words";

interface DateMode<Mode extends string> {
  value: Mode;
  label: string;
}

export interface DateModeFilterProps<Mode extends string>
  extends Pick<DateRangeControlProps, "presets" | "unavailable" | "zone" | "zones" | "now"> {
  id: string;
  /** Name of the choice between the modes. */
  label: string;
  modes: readonly DateMode<Mode>[];
  mode: Mode;
  /** Null while the fallback applies. */
  range: Range | null;
  /** What applies without a range. */
  fallback: {
    label: string;
    /** Null where nothing limits the dates. */
    range: Range | null;
    /** What another mode begins with. */
    keep: Range;
    /** Stands there as if somebody had set it, and can be taken away. */
    removable: boolean;
  };
  /** Called when the range is taken away. */
  onClear: () => void;
  /** Switching the mode keeps the range. A null range asks for the fallback. */
  onChange: (mode: Mode, range: Range | null, history: HistoryMode) => void;
}

const dateModeControl = lazyCode(() =>
  import("./date-mode-control").then((module) => module.DateModeControl),
);

/** A range of dates and which date is meant. */
export function DateModeFilter<Mode extends string>({
  id,
  label,
  modes,
  mode,
  range,
  fallback,
  onClear,
  onChange,
  ...control
}: DateModeFilterProps<Mode>) {
  const rangeLabel = useRangeLabel();
  const standard = fallback.removable ? [fallback.label] : [];
  const modeLabel = modes.find(({ value }) => value === mode)?.label ?? label;
  return (
    <Filter
      id={id}
      label={modeLabel}
      summary={range ? [rangeLabel(range, control)] : standard}
      fallback={fallback.label}
      onClear={onClear}
      needs={dateModeControl}
      grows
    >
      <LazyPart
        code={dateModeControl}
        props={{
          ...control,
          modeLabel: label,
          modes,
          mode,
          onModeChange: (next) => {
            const chosen = modes.find(({ value }) => value === next);
            if (chosen) onChange(chosen.value, range ?? fallback.keep, "push");
          },
          label: modeLabel,
          value: range ?? fallback.range,
          onChange: (next, history) => onChange(mode, next, history),
        }}
      />
    </Filter>
  );
}
