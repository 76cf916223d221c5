"use client";

import { useTranslations } from "next-intl";
import { DateModeFilter } from "@/components/filters/date-mode-filter";
import { DEFAULT_CREATED } from "@/lib/search/jobs-search";
import { namesIds } from "@/lib/search/search-rules";
import type { Preset } from "@/lib/time/range";
import type { JobFilterProps } from "./filter-bar-context";
import { dateMode, datePatch } from "./search-patches";
import { useZoneChoice } from "./use-zone-choice";

const PAST: readonly Preset[] = [
  "today",
  "yesterday",
  "24h",
  "7d",
  "30d",
  "90d",
  "thisMonth",
  "lastMonth",
];

/** When the jobs were created, or when they last changed: Amazon takes exactly one of the two. */
export function DateFilter(props: JobFilterProps) {
  const { search, update, context } = props;
  const zones = useZoneChoice(props);
  const t = useTranslations("filters.jobs");
  const tPreset = useTranslations("filters.preset");
  return (
    <DateModeFilter
      id="date"
      label={t("dateMode")}
      modes={[
        { value: "created", label: t("name.created") },
        { value: "updated", label: t("name.updated") },
      ]}
      mode={dateMode(search)}
      range={search.created ?? search.updated}
      fallback={
        namesIds(search)
          ? { label: t("anyTime"), range: null, keep: DEFAULT_CREATED }
          : {
              label: tPreset(DEFAULT_CREATED.preset),
              range: DEFAULT_CREATED,
              keep: DEFAULT_CREATED,
            }
      }
      presets={PAST}
      zone={context.zone}
      zones={zones}
      now={context.now}
      onChange={(mode, range, history) => update(datePatch(mode, range), { history })}
    />
  );
}
