"use client";

import { useTranslations } from "next-intl";
import { DateRangeFilter } from "@/components/filters/date-range-filter";
import { announce } from "@/components/ui/announce";
import type { Preset } from "@/lib/time/range";
import type { JobFilterProps } from "./filter-bar-context";
import { looksBackForScheduled, scheduledPatch } from "./search-patches";
import { useZoneChoice } from "./use-zone-choice";

const AROUND_NOW: readonly Preset[] = [
  "today",
  "tomorrow",
  "next7d",
  "yesterday",
  "7d",
  "thisMonth",
  "lastMonth",
];

/** When the visit is. */
export function ScheduledFilter(props: JobFilterProps) {
  const { search, update, context } = props;
  const zones = useZoneChoice(props);
  const t = useTranslations("filters.jobs");
  return (
    <DateRangeFilter
      id="scheduled"
      label={t("name.scheduled")}
      note={looksBackForScheduled(search) ? t("looksBack") : null}
      value={search.scheduled}
      presets={AROUND_NOW}
      zone={context.zone}
      zones={zones}
      now={context.now}
      onChange={(range, history) => {
        const patch = scheduledPatch(search, range);
        if (patch.created) announce(t("looksBack"));
        update(patch, { history });
      }}
    />
  );
}
