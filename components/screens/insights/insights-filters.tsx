"use client";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { ActiveFilterChips } from "@/components/filters/active-filter-chips";
import { DateRangeFilter } from "@/components/filters/date/date-range-filter";
import { type FilterSurface, FilterSurfaceContext } from "@/components/filters/filter-props";
import { FilterSheet } from "@/components/filters/filter-sheet";
import { useActiveFilters } from "@/components/jobs-list/filter-bar/active-filters";
import { AddFilterMenu } from "@/components/jobs-list/filter-bar/add-filter-menu";
import type { JobFilterProps } from "@/components/jobs-list/filter-bar/filter-bar-context";
import {
  type ControlId,
  controlsWith,
  JobFilters,
} from "@/components/jobs-list/filter-bar/job-filters";
import { useViewerZone } from "@/components/shared/time/viewer-zone";
import { marketplaceZone } from "@/lib/jobs/marketplaces";
import { FILTER_NAMES } from "@/lib/search/filters";
import { namesIds } from "@/lib/search/index-only";
import { DEFAULT_CREATED } from "@/lib/search/jobs-search";
import { PAST_PRESETS } from "@/lib/time/range";

/** Beside when the jobs were created: what a manager asks for by. */
const IN_BAR: ReadonlySet<ControlId> = new Set(["status", "store"]);

interface InsightsFiltersProps extends JobFilterProps {
  onClearAll: () => void;
}

/** The list's own filters; figures are of when jobs were created, never of when they changed. */
export function InsightsFilters({ onClearAll, ...filters }: InsightsFiltersProps) {
  const t = useTranslations("filters");
  const { context } = filters;
  const [openId, setOpenId] = useState<string | null>(null);
  const [added, setAdded] = useState<readonly ControlId[]>([]);
  const [adding, setAdding] = useState(false);
  const [sheetOpen, setSheetOpen] = useState(false);
  const [sectionId, setSectionId] = useState<string | null>(null);
  const surface = useMemo<FilterSurface>(() => ({ kind: "bar", openId, setOpenId }), [openId]);
  const offered = controlsWith(true).filter(
    (id) => id !== "date" && (id !== "marketplace" || context.marketplaces.length > 1),
  );
  const set = useChips(filters).map(({ parameter }) => parameter);
  const isSet = (id: ControlId) => set.some((parameter) => parameter === id);
  return (
    <>
      <ul aria-label={t("active")} className="flex flex-wrap items-center gap-1.5 max-sm:hidden">
        <FilterSurfaceContext value={surface}>
          <CreatedFilter {...filters} />
          <JobFilters
            {...filters}
            shows={(id) =>
              offered.includes(id) && (IN_BAR.has(id) || added.includes(id) || isSet(id))
            }
          />
        </FilterSurfaceContext>
        <li className="flex">
          <AddFilterMenu
            open={adding}
            onOpenChange={setAdding}
            ids={offered}
            onChoose={(id) => {
              setAdded([...new Set([...added, id])]);
              setOpenId(id);
            }}
          />
        </li>
      </ul>
      <div className="sm:hidden">
        <FilterSheet
          open={sheetOpen}
          onOpenChange={setSheetOpen}
          count={new Set(set).size}
          openId={sectionId}
          setOpenId={setSectionId}
          onClearAll={onClearAll}
        >
          <CreatedFilter {...filters} />
          <JobFilters {...filters} shows={(id) => offered.includes(id)} />
        </FilterSheet>
      </div>
    </>
  );
}

function CreatedFilter({ search, update, context }: JobFilterProps) {
  const t = useTranslations("filters.jobs");
  const viewer = useViewerZone();
  const standard = marketplaceZone(search.marketplace ?? context.marketplaces[0]?.id);
  return (
    <DateRangeFilter
      id="created"
      label={t("name.created")}
      value={search.created ?? (namesIds(search) ? null : DEFAULT_CREATED)}
      presets={["any", ...PAST_PRESETS]}
      zone={context.zone}
      zones={{ standard, viewer, onChange: (tz) => update({ tz }) }}
      now={context.now}
      onChange={(created, history) => update({ created }, { history })}
    />
  );
}

/** What the figures are narrowed by, each with its way out: where there is room, each is a pill of the bar. */
export function InsightsChips({ onClearAll, ...filters }: InsightsFiltersProps) {
  const active = useChips(filters);
  return (
    <div className="contents sm:hidden">
      <ActiveFilterChips
        filters={active.map(({ id, name, value, patch }) => ({
          ...{ key: id, label: name, value },
          onRemove: () => filters.update(patch),
        }))}
        onClearAll={onClearAll}
        onEmptied={() => document.getElementById("main")?.focus()}
      />
    </div>
  );
}

/** What decides which jobs are counted; who answers, and how long a page is, does not. */
function useChips({ search, context }: JobFilterProps) {
  const active = useActiveFilters(search, context);
  return active.filter(
    ({ parameter }) => parameter === "tz" || FILTER_NAMES.some((name) => name === parameter),
  );
}
