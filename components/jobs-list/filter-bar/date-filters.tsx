"use client";

import { useTranslations } from "next-intl";
import { DateModeFilter } from "@/components/filters/date/date-mode-filter";
import { DateRangeFilter } from "@/components/filters/date/date-range-filter";
import type { ZoneChoice } from "@/components/filters/date/zone-picker";
import { useViewerZone } from "@/components/shared/time/viewer-zone";
import { announce } from "@/components/ui/announcer";
import { marketplaceZone } from "@/lib/jobs/marketplaces";
import { DEFAULT_CREATED, namesIds } from "@/lib/search/jobs-search";
import type { Preset } from "@/lib/time/range";
import { PAST_PRESETS } from "@/lib/time/range";
import type { JobFilterProps } from "./filter-bar-context";
import { dateMode, datePatch, looksBackForScheduled, scheduledPatch } from "./search-patches";

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
      presets={context.index ? ["any", ...PAST_PRESETS] : PAST_PRESETS}
      zone={context.zone}
      zones={zones}
      now={context.now}
      onChange={(mode, range, history) => update(datePatch(mode, range), { history })}
    />
  );
}

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

/** The zone in which the days of every range are meant: the marketplace's unless somebody chooses. */
function useZoneChoice({ search, update, context }: JobFilterProps): ZoneChoice {
  const viewer = useViewerZone();
  const standard = marketplaceZone(search.marketplace ?? context.marketplaces[0]?.id);
  return { standard, viewer, onChange: (tz) => update({ tz }) };
}
