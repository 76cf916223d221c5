"use client";

import { useLocale, useTranslations } from "next-intl";
import { DateModeFilter } from "@/components/filters/date/date-mode-filter";
import { DateRangeFilter } from "@/components/filters/date/date-range-filter";
import type { ZoneChoice } from "@/components/filters/date/zone-picker";
import { holdsEverything } from "@/components/jobs-list/index-state/list-index";
import { useViewerZone } from "@/components/shared/time/viewer-zone";
import { announce } from "@/components/ui/announcer";
import { marketplaceZone } from "@/lib/jobs/marketplaces";
import { namesIds } from "@/lib/search/index-only";
import { DEFAULT_CREATED, isUndated } from "@/lib/search/jobs-search";
import { formatDay } from "@/lib/time/format";
import type { Preset } from "@/lib/time/range";
import { isAnyTime, PAST_PRESETS } from "@/lib/time/range";
import type { FilterBarContext, JobFilterProps } from "./filter-bar-context";
import {
  ANY_TIME,
  dateMode,
  datePatch,
  looksBackForScheduled,
  scheduledPatch,
} from "./search-patches";

/** When the jobs were created, or when they last changed: Amazon takes exactly one of the two. */
export function DateFilter(props: JobFilterProps) {
  const { search, update, context } = props;
  const zones = useZoneChoice(props);
  const t = useTranslations("filters.jobs");
  const tPreset = useTranslations("filters.preset");
  // Beside ids, "any time" is what saying nothing means.
  const offersAnyTime = dateMode(search) === "created" && !namesIds(search);
  const whyNot = useWhyNotAnyTime(context);
  const isAny = isAnyTime(search.created);
  const canBeAny = !namesIds(search) && whyNot === null;
  return (
    <DateModeFilter
      id="date"
      label={t("dateMode")}
      modes={[
        { value: "created", label: t("name.created") },
        { value: "updated", label: t("name.updated") },
      ]}
      mode={dateMode(search)}
      range={isAny ? null : (search.created ?? search.updated)}
      fallback={{
        label: isAny || namesIds(search) ? t("anyTime") : tPreset(DEFAULT_CREATED.preset),
        range: standardRange(search),
        keep: DEFAULT_CREATED,
        removable: isUndated(search) && canBeAny,
      }}
      presets={offersAnyTime ? ["any", ...PAST_PRESETS] : PAST_PRESETS}
      unavailable={offersAnyTime && whyNot !== null ? { preset: "any", why: whyNot } : null}
      zone={context.zone}
      zones={zones}
      now={context.now}
      onClear={() => update(datePatch("created", canBeAny ? ANY_TIME : null))}
      onChange={(mode, range, history) => update(datePatch(mode, range), { history })}
    />
  );
}

/** What applies where no other range is set; null where nothing limits the dates. */
function standardRange(search: JobFilterProps["search"]) {
  if (isAnyTime(search.created)) return ANY_TIME;
  return namesIds(search) ? null : DEFAULT_CREATED;
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
        const patch = scheduledPatch(search, range, holdsEverything(context.index));
        if (looksBackForScheduled({ ...search, ...patch })) announce(t("looksBack"));
        update(patch, { history });
      }}
    />
  );
}

/** Why jobs of any age cannot be asked for; null where they can. */
function useWhyNotAnyTime({ index, zone, now }: FilterBarContext): string | null {
  const t = useTranslations("index.anyTime");
  const locale = useLocale();
  if (!index.kept) return t("off");
  if (holdsEverything(index)) return null;
  const { since = null } = index.report ?? index.info ?? {};
  if (since === null) return t("filling");
  return t("since", { day: formatDay(Date.parse(since), { locale, zone, now }) });
}

/** The zone in which the days of every range are meant: the marketplace's unless somebody chooses. */
function useZoneChoice({ search, update, context }: JobFilterProps): ZoneChoice {
  const viewer = useViewerZone();
  const standard = marketplaceZone(search.marketplace ?? context.marketplaces[0]?.id);
  return { standard, viewer, onChange: (tz) => update({ tz }) };
}
