"use client";

import CalendarDays from "lucide-react/icons/calendar-days";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Preset, Range } from "@/lib/time/range";
import { ChoiceButton } from "./choice-button";
import { DaySpanFields } from "./day-span-fields";
import type { HistoryMode } from "./history";
import { startSitting } from "./history";
import { PresetList } from "./preset-list";
import { isExact } from "./range-words";
import { useRangeLabel } from "./use-range-label";
import { ZoneSetting, type ZoneSettingProps } from "./zone-setting";

export interface DateRangeControlProps extends ZoneSettingProps {
  label: string;
  value: Range | null;
  /** Clicks push history; a date being typed makes one entry. */
  onChange: (range: Range | null, history: HistoryMode) => void;
  /** The presets on offer, in order. */
  presets: readonly Preset[];
}

/** Presets, two date fields and a calendar. */
export function DateRangeControl({
  label,
  value,
  onChange,
  presets,
  zone,
  zones,
  now,
}: DateRangeControlProps) {
  const t = useTranslations("filters");
  const rangeLabel = useRangeLabel();
  const [sitting] = useState(startSitting);
  const [month, setMonth] = useState<string | null>(null);
  const [custom, setCustom] = useState(value?.kind === "span");
  const preset = value?.kind === "preset" ? value.preset : null;

  return (
    <>
      <PresetList
        label={label}
        presets={presets}
        chosen={preset}
        onChoose={(next) => {
          setMonth(null);
          onChange({ kind: "preset", preset: next }, sitting.mode("click"));
        }}
      >
        <ChoiceButton
          chosen={value?.kind === "span"}
          expanded={custom}
          onClick={() => setCustom(!custom)}
        >
          <CalendarDays aria-hidden className="size-4 shrink-0 text-faint" />
          {t("range.custom")}
        </ChoiceButton>
      </PresetList>
      {value && isExact(value) ? (
        <p className="mt-2 text-sm text-muted">
          {t("range.exact", { range: rangeLabel(value, { zone, now }) })}
        </p>
      ) : null}
      {custom ? (
        <DaySpanFields
          label={label}
          value={value}
          zone={zone}
          now={now}
          month={month}
          onMonthChange={setMonth}
          onChange={(range, kind) => onChange(range, sitting.mode(kind))}
        />
      ) : null}
      <ZoneSetting zone={zone} zones={zones} now={now} />
    </>
  );
}
