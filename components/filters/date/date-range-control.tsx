"use client";
import CalendarDays from "lucide-react/icons/calendar-days";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { arrowFocus } from "@/components/filters/arrow-focus";
import { ChoiceButton } from "@/components/filters/choice-button";
import { type HistoryMode, startSitting } from "@/components/filters/history";
import type { Preset, Range } from "@/lib/time/range";
import { DaySpanFields } from "./day-span-fields";
import { isExact, useRangeLabel } from "./range-words";
import { ZoneSetting, type ZoneSettingProps } from "./zone-setting";

export interface DateRangeControlProps extends ZoneSettingProps {
  label: string;
  value: Range | null;
  /** Clicks push history; a date being typed makes one entry. */
  onChange: (range: Range | null, history: HistoryMode) => void;
  /** The presets on offer, in order. */
  presets: readonly Preset[];
  /** One of them that cannot be chosen now, and why. */
  unavailable?: { preset: Preset; why: string } | null;
}

/**
 * Presets, two date fields and a calendar. From 768 px on the latter two stand beside the presets, so that
 * nothing moves when they come.
 */
export function DateRangeControl({
  label,
  value,
  onChange,
  presets,
  unavailable = null,
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
    <div className="md:grid md:grid-cols-[18.5rem_minmax(0,1fr)] md:grid-rows-[auto_1fr] md:gap-x-4">
      <div>
        <PresetList
          label={label}
          presets={presets}
          unavailable={unavailable?.preset === preset ? null : unavailable}
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
      </div>
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
      <div className="md:col-start-1">
        <ZoneSetting zone={zone} zones={zones} now={now} />
      </div>
    </div>
  );
}

interface PresetListProps {
  label: string;
  presets: readonly Preset[];
  unavailable: { preset: Preset; why: string } | null;
  chosen: Preset | null;
  onChoose: (preset: Preset) => void;
  /** The choice that is none of the presets. */
  children: ReactNode;
}

function PresetList(props: PresetListProps) {
  const { label, presets, unavailable, chosen, onChoose, children } = props;
  const t = useTranslations("filters");
  const whyId = useId();
  // A preset that came with the address is shown though it is not on offer.
  const shown = chosen === null || presets.includes(chosen) ? presets : [...presets, chosen];
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: buttons grouped under a name are no fieldset. */}
      <div
        role="group"
        aria-label={label}
        onKeyDown={(event) => arrowFocus(event, "button")}
        className="-mx-1.5 grid grid-cols-2 gap-x-1 gap-y-px"
      >
        {shown.map((preset) => (
          <ChoiceButton
            key={preset}
            chosen={preset === chosen}
            unavailable={preset === unavailable?.preset ? whyId : undefined}
            onClick={() => onChoose(preset)}
          >
            {t(`preset.${preset}`)}
          </ChoiceButton>
        ))}
        {children}
      </div>
      {unavailable ? (
        <p id={whyId} className="mt-2 text-sm text-muted">
          {unavailable.why}
        </p>
      ) : null}
    </>
  );
}
