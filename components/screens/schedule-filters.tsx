"use client";
import { useMemo, useState } from "react";
import { ActiveFilterChips } from "@/components/filters/active-filter-chips";
import { type FilterSurface, FilterSurfaceContext } from "@/components/filters/filter-props";
import { FilterSheet } from "@/components/filters/filter-sheet";
import { useActiveFilters } from "@/components/jobs-list/filter-bar/active-filters";
import type { FilterBarContext } from "@/components/jobs-list/filter-bar/filter-bar-context";
import { type ControlId, JobFilters } from "@/components/jobs-list/filter-bar/job-filters";
import { useOpenLookup } from "@/components/lookup/lookup-draft";
import type { UpdateSchedule } from "@/components/schedule/use-schedule-search";
import type { UpdateSearch } from "@/components/shared/update-search";
import { jobsOnSchedule, type ScheduleSearch } from "@/lib/schedule/schedule-search";

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
  update: UpdateSchedule;
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

/** The filters in the bar, on a narrow screen in a sheet. */
export function ScheduleFilters(props: ScheduleFiltersProps) {
  const bound = useBound(props);
  const [openId, setOpenId] = useState<string | null>(null);
  const [sheetOpen, setSheetOpen] = useState(false);
  const [sectionId, setSectionId] = useState<string | null>(null);
  const surface = useMemo<FilterSurface>(() => ({ kind: "bar", openId, setOpenId }), [openId]);
  const isOffered = (id: ControlId) => SHARED.some((name) => name === id);
  const count = SHARED.filter((name) => (props.search[name] ?? []).length > 0).length;
  return (
    <>
      <div className="contents max-sm:hidden">
        <FilterSurfaceContext value={surface}>
          <JobFilters {...bound} shows={(id) => IN_BAR.has(id)} />
        </FilterSurfaceContext>
      </div>
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

/** What the schedule is narrowed by, each with its way out. */
export function ScheduleChips(props: ScheduleFiltersProps) {
  const bound = useBound(props);
  const active = useActiveFilters(bound.search, props.context).filter(({ parameter }) =>
    SHARED.some((name) => name === parameter),
  );
  return (
    <ActiveFilterChips
      filters={active.map(({ id, name, value, patch }) => ({
        ...{ key: id, label: name, value },
        onRemove: () => bound.update(patch),
      }))}
      onClearAll={() => props.update(NO_FILTERS)}
      onEmptied={() => document.getElementById("main")?.focus()}
    />
  );
}
