"use client";

import { useTranslations } from "next-intl";
import { type Ref, useImperativeHandle, useMemo, useRef, useState } from "react";
import { type FilterSurface, FilterSurfaceContext } from "@/components/filters/filter-props";
import { FilterSheet } from "@/components/filters/filter-sheet";
import { SortSelect } from "@/components/filters/sort-select";
import { offeredSorts } from "@/components/jobs-list/table/sorts";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { FILTER_NAMES, type FilterName } from "@/lib/search/filters";
import { type FilterParameter, useActiveFilters } from "./active-filters";
import { AddFilterMenu } from "./add-filter-menu";
import { CopyLinkMenu } from "./copy-link-menu";
import type { JobFilterProps } from "./filter-bar-context";
import { ALWAYS, type ControlId, controlOf, controlsWith, JobFilters } from "./job-filters";

/** For keys of the page. */
export interface FilterBarHandle {
  /** Opens the list of all filters, on a narrow screen their sheet. */
  add: () => void;
}

export interface FilterBarProps extends JobFilterProps {
  /** Takes every filter away. */
  clear: () => void;
  ref?: Ref<FilterBarHandle>;
}

/** The sheet takes over where Tailwind's `sm` ends. */
const NARROW = "(width < 40rem)";

/**
 * Every filter as one pill: its name, its values and the way to take it away. The pills stand in one line,
 * whatever is set, and one that has been set keeps its place; on a narrow screen a sheet edits them.
 */
export function FilterBar({ clear, ref, ...filters }: FilterBarProps) {
  const { search, update, context } = filters;
  const t = useTranslations("filters.jobs");
  const tFilters = useTranslations("filters");
  const active = useActiveFilters(search, context);
  const row = useRef<HTMLUListElement>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const [added, setAdded] = useState<readonly ControlId[]>([]);
  const [adding, setAdding] = useState(false);
  const [sheetOpen, setSheetOpen] = useState(false);
  const [sectionId, setSectionId] = useState<string | null>(null);

  const set = active.flatMap(({ parameter }) => controlShowing(parameter) ?? []);
  const offered = controlsWith(context.index.kept).filter(
    (id) => id !== "marketplace" || context.marketplaces.length > 1,
  );
  const unseen = set.filter((id) => !added.includes(id));
  if (unseen.length > 0) setAdded([...new Set([...added, ...unseen])]);

  const surface = useMemo<FilterSurface>(
    () => ({
      kind: "bar",
      openId,
      setOpenId: (id) => {
        if (id === null || !window.matchMedia(NARROW).matches) return setOpenId(id);
        setSectionId(id);
        setSheetOpen(true);
      },
    }),
    [openId],
  );

  useImperativeHandle(ref, () => ({
    add: () => {
      if (window.matchMedia(NARROW).matches) setSheetOpen(true);
      else setAdding(true);
    },
  }));

  const bare = active.filter(({ parameter }) => BARE.has(parameter));
  return (
    <section
      aria-label={t("label")}
      data-chrome=""
      className="flex min-w-0 shrink-0 items-center gap-1 max-sm:flex-wrap"
    >
      <ul
        ref={row}
        aria-label={tFilters("active")}
        className="-m-0.5 flex min-h-8 min-w-0 flex-1 items-center gap-1.5 overflow-x-auto p-0.5 [scrollbar-width:none] sm:pe-6 sm:[-webkit-mask-image:linear-gradient(to_right,black_calc(100%-1.5rem),transparent)] max-sm:order-last max-sm:basis-full max-sm:[&>li:not([data-set],[data-ends])]:hidden"
      >
        <FilterSurfaceContext value={surface}>
          <JobFilters
            {...filters}
            shows={(id) => offered.includes(id) && (ALWAYS.has(id) || added.includes(id))}
          />
        </FilterSurfaceContext>
        {bare.map(({ id, name, value, patch }) => (
          <li key={id} data-set="" className="shrink-0">
            <Chip
              name={name}
              onRemove={() => {
                row.current?.querySelector("button")?.focus({ preventScroll: true });
                update(patch);
              }}
              removeLabel={tFilters("removeOne", { label: name, value })}
            >
              {value}
            </Chip>
          </li>
        ))}
        <li className="flex shrink-0">
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
        {active.length > 0 ? (
          <li data-ends="" className="flex shrink-0">
            <Button
              variant="ghost"
              size="sm"
              onClick={() => {
                row.current?.querySelector("button")?.focus({ preventScroll: true });
                clear();
              }}
            >
              {tFilters("clearAll")}
            </Button>
          </li>
        ) : null}
      </ul>
      <div className="sm:hidden">
        <FilterSheet
          open={sheetOpen}
          onOpenChange={setSheetOpen}
          count={new Set(set).size}
          openId={sectionId}
          setOpenId={setSectionId}
          onClearAll={clear}
        >
          <JobFilters {...filters} shows={(id) => offered.includes(id)} />
        </FilterSheet>
      </div>
      <div className="ml-auto flex shrink-0 items-center gap-1">
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
    </section>
  );
}

/** Parameters that have a chip, and no control that sets them alone. */
const BARE: ReadonlySet<FilterParameter> = new Set(["tz", "source", "size"]);

/** The control that shows the value of a parameter; null where it has none. */
function controlShowing(parameter: FilterParameter): ControlId | null {
  return FILTER_NAMES.some((name) => name === parameter)
    ? controlOf(parameter as FilterName)
    : null;
}
