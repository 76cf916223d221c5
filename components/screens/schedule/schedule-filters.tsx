"use client";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { ActiveFilterChips } from "@/components/filters/active-filter-chips";
import { ChoiceFilter } from "@/components/filters/choice-filter";
import { type FilterSurface, FilterSurfaceContext } from "@/components/filters/filter-props";
import { FilterSheet } from "@/components/filters/filter-sheet";
import type { UpdateAddress } from "@/components/filters/screen-search";
import { useActiveFilters } from "@/components/jobs-list/filter-bar/active-filters";
import type { FilterBarContext } from "@/components/jobs-list/filter-bar/filter-bar-context";
import { type ControlId, JobFilters } from "@/components/jobs-list/filter-bar/job-filters";
import { useOpenLookup } from "@/components/lookup/use-open-lookup";
import type { UpdateSearch } from "@/components/shared/update-search";
import { type Hours, jobsOnSchedule, type ScheduleSearch } from "@/lib/schedule/schedule-search";

/** The filters that a schedule and the list of jobs have in common. */
const SHARED = ["technician", "store", "status", "flag", "asin", "skill", "marketplace"] as const;
const IN_BAR: ReadonlySet<ControlId> = new Set(["technician", "store", "status"]);

/** A schedule's filters as they were before anybody set one. */
export const NO_FILTERS = {
  ...{ technician: [], store: [], status: [], flag: [], asin: [], skill: [] },
} satisfies Partial<ScheduleSearch>;

export function hasFilters(search: ScheduleSearch): boolean {
  return SHARED.some((name) => name !== "marketplace" && search[name].length > 0);
}

interface ScheduleFiltersProps {
  search: ScheduleSearch;
  update: UpdateAddress<ScheduleSearch>;
  context: FilterBarContext;
}

/** The list's own filters, bound to the schedule's address. */
function useBound({ search, update, context }: ScheduleFiltersProps) {
  const { technician, flag } = search;
  const jobs = useMemo(
    () => ({ ...jobsOnSchedule(search), technician, flag }),
    [search, technician, flag],
  );
  const change: UpdateSearch = (patch, options) => {
    const known = SHARED.flatMap((name) => (name in patch ? [[name, patch[name]]] : []));
    update(Object.fromEntries(known), options);
  };
  return { search: jobs, update: change, context, onLookup: useOpenLookup() };
}

interface BarProps {
  /** Whether what is shown has hours to choose from. */
  hasHours: boolean;
}

/** The filters in the bar, on a narrow screen in a sheet. */
export function ScheduleFilters({ hasHours, ...props }: ScheduleFiltersProps & BarProps) {
  const t = useTranslations("filters");
  const bound = useBound(props);
  const [openId, setOpenId] = useState<string | null>(null);
  const [sheetOpen, setSheetOpen] = useState(false);
  const [sectionId, setSectionId] = useState<string | null>(null);
  const surface = useMemo<FilterSurface>(() => ({ kind: "bar", openId, setOpenId }), [openId]);
  const isOffered = (id: ControlId) => SHARED.some((name) => name === id);
  const isSet = (id: ControlId) =>
    SHARED.some((name) => name === id && (props.search[name] ?? []).length > 0);
  const count = SHARED.filter((name) => (props.search[name] ?? []).length > 0).length;
  return (
    <>
      <ul aria-label={t("active")} className="flex flex-wrap items-center gap-1.5 max-sm:hidden">
        <FilterSurfaceContext value={surface}>
          <JobFilters {...bound} shows={(id) => IN_BAR.has(id) || (isOffered(id) && isSet(id))} />
          {hasHours ? <HoursFilter {...props} /> : null}
        </FilterSurfaceContext>
      </ul>
      <div className="sm:hidden">
        <FilterSheet
          open={sheetOpen}
          onOpenChange={setSheetOpen}
          count={count}
          openId={sectionId}
          setOpenId={setSectionId}
          onClearAll={() => props.update(NO_FILTERS)}
        >
          <JobFilters {...bound} shows={isOffered} />
        </FilterSheet>
      </div>
    </>
  );
}

/** What the schedule is narrowed by, each with its way out: where there is room, each is a pill of the bar. */
export function ScheduleChips(props: ScheduleFiltersProps) {
  const bound = useBound(props);
  const active = useActiveFilters(bound.search, props.context).filter(({ parameter }) =>
    SHARED.some((name) => name === parameter),
  );
  return (
    <div className="contents sm:hidden">
      <ActiveFilterChips
        filters={active.map(({ id, name, value, patch }) => ({
          ...{ key: id, label: name, value },
          onRemove: () => bound.update(patch),
        }))}
        onClearAll={() => props.update(NO_FILTERS)}
        onEmptied={() => document.getElementById("main")?.focus()}
      />
    </div>
  );
}

/** Parts of a day that are worth the whole width: morning, working hours, evening. */
const HOURS: readonly Hours[] = [
  { from: 6, to: 13 },
  { from: 8, to: 18 },
  { from: 12, to: 21 },
];
const FIT = "fit";

/** Which hours a day by lanes shows. */
function HoursFilter({ search, update }: Omit<ScheduleFiltersProps, "context">) {
  const t = useTranslations("schedule.hours");
  const keyOf = ({ from, to }: Hours) => `${from}-${to}`;
  const chosen = search.hours;
  const isOwn = chosen !== null && HOURS.every((hours) => keyOf(hours) !== keyOf(chosen));
  const offered = isOwn ? [...HOURS, chosen] : HOURS;
  return (
    <ChoiceFilter
      id="hours"
      label={t("label")}
      options={[
        { value: FIT, label: t("fit") },
        ...offered.map((hours) => ({
          value: keyOf(hours),
          label: `${hours.from}:00–${hours.to}:00`,
        })),
      ]}
      value={chosen === null ? null : keyOf(chosen)}
      fallback={FIT}
      onChange={(value) =>
        update({ hours: offered.find((hours) => keyOf(hours) === value) ?? null })
      }
    />
  );
}
