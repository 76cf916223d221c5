"use client";

import { useTranslations } from "next-intl";
import { type Ref, useImperativeHandle, useMemo, useRef, useState } from "react";
import { ActiveFilterChips } from "@/components/filters/active-filter-chips";
import { type FilterSurface, FilterSurfaceContext } from "@/components/filters/filter-props";
import { FilterSheet } from "@/components/filters/filter-sheet";
import { SortSelect } from "@/components/filters/sort-select";
import { offeredSorts } from "@/components/jobs-list/table/sorts";
import { type FilterParameter, useActiveFilters } from "./active-filters";
import { AddFilterMenu } from "./add-filter-menu";
import { CopyLinkMenu } from "./copy-link-menu";
import type { JobFilterProps } from "./filter-bar-context";
import { ALWAYS, type ControlId, controlOf, controlsWith, JobFilters } from "./job-filters";
import { looksBackForScheduled } from "./search-patches";

/** For keys of the page. */
export interface FilterBarHandle {
  /** Goes to the filters; on a narrow screen opens their sheet. */
  focus: () => void;
  /** Opens the list of all filters. */
  add: () => void;
}

export interface FilterBarProps extends JobFilterProps {
  /** Takes every filter away. */
  clear: () => void;
  ref?: Ref<FilterBarHandle>;
}

/** The sheet takes over where Tailwind's `sm` ends. */
const NARROW = "(width < 40rem)";

export function FilterBar({ clear, ref, ...filters }: FilterBarProps) {
  const { search, update, context } = filters;
  const t = useTranslations("filters.jobs");
  const active = useActiveFilters(search, context);
  const row = useRef<HTMLDivElement>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const [added, setAdded] = useState<readonly ControlId[]>([]);
  const [adding, setAdding] = useState(false);
  const [sheetOpen, setSheetOpen] = useState(false);
  const [sectionId, setSectionId] = useState<string | null>(null);

  const set = new Set<string>(active.map(({ parameter }) => shownIn(parameter)));
  const offered = controlsWith(context.index.kept).filter(
    (id) => id !== "marketplace" || context.marketplaces.length > 1,
  );
  const surface = useMemo<FilterSurface>(() => ({ kind: "bar", openId, setOpenId }), [openId]);

  function edit(id: ControlId) {
    if (window.matchMedia(NARROW).matches) {
      setSectionId(id);
      setSheetOpen(true);
    } else {
      // Stays in the bar while it is edited, also when its last value goes.
      setAdded([...new Set([...added, id])]);
      setOpenId(id);
    }
  }

  useImperativeHandle(ref, () => ({
    focus: () => {
      if (window.matchMedia(NARROW).matches) setSheetOpen(true);
      else focusFirstButton(row.current);
    },
    add: () => {
      if (window.matchMedia(NARROW).matches) setSheetOpen(true);
      else setAdding(true);
    },
  }));

  return (
    <section aria-label={t("label")} data-chrome="" className="flex min-w-0 flex-col gap-2">
      <div ref={row} className="flex flex-wrap items-center gap-2">
        <div className="contents max-sm:hidden">
          <FilterSurfaceContext value={surface}>
            <JobFilters
              {...filters}
              shows={(id) =>
                offered.includes(id) && (ALWAYS.has(id) || set.has(id) || added.includes(id))
              }
            />
          </FilterSurfaceContext>
          <AddFilterMenu open={adding} onOpenChange={setAdding} ids={offered} onChoose={edit} />
        </div>
        <div className="sm:hidden">
          <FilterSheet
            open={sheetOpen}
            onOpenChange={setSheetOpen}
            count={set.size}
            openId={sectionId}
            setOpenId={setSectionId}
            onClearAll={clear}
          >
            <JobFilters {...filters} shows={(id) => offered.includes(id)} />
          </FilterSheet>
        </div>
        <div className="ml-auto flex items-center gap-1">
          <SortSelect
            options={offeredSorts(context.index, search.sort).map((sort) => ({
              value: sort,
              label: t(`sort.${sort}`),
            }))}
            value={search.sort}
            onChange={(sort) => update({ sort })}
          />
          <CopyLinkMenu search={search} zone={context.zone} />
        </div>
      </div>
      <ActiveFilterChips
        filters={active.map(({ id, parameter, name, value, patch }) => {
          const control = shownIn(parameter);
          return {
            key: id,
            label: name,
            value,
            onEdit: isControl(control) ? () => edit(control) : undefined,
            onRemove: () => update(patch),
          };
        })}
        onClearAll={clear}
        onEmptied={() => focusFirstButton(row.current)}
      />
      {looksBackForScheduled(search) ? (
        <p className="text-sm text-muted">{t("looksBack")}</p>
      ) : null}
    </section>
  );
}

/** Parameters that a chip takes away and no control sets. */
const WITHOUT_CONTROL = ["asOf", "size", "source"] as const;
type WithoutControl = (typeof WITHOUT_CONTROL)[number];

/** The control in which a parameter is set, or the parameter itself where it has none. */
function shownIn(parameter: FilterParameter): ControlId | WithoutControl {
  if (parameter === "tz") return "date";
  const bare = WITHOUT_CONTROL.find((one) => one === parameter);
  return bare ?? controlOf(parameter as Exclude<typeof parameter, WithoutControl>);
}

function isControl(shown: ControlId | WithoutControl): shown is ControlId {
  return !WITHOUT_CONTROL.some((one) => one === shown);
}

/** The first that is shown: a narrow screen has other buttons than a wide one. */
function focusFirstButton(row: HTMLElement | null): void {
  const buttons = [...(row?.querySelectorAll("button") ?? [])];
  buttons.find((button) => button.getClientRects().length > 0)?.focus();
}
