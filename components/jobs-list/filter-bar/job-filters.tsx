"use client";
import { useTranslations } from "next-intl";
import { ChoiceFilter } from "@/components/filters/choice-filter";
import { TextFilter } from "@/components/filters/text-filter";
import { useMarketplaceName } from "@/components/shared/words";
import { TEXT_LENGTH } from "@/lib/search/filter-params";
import {
  type DateFilterName,
  FILTER_NAMES,
  FILTERS,
  type FilterName,
  isDateFilter,
  isLiveFilter,
  isOptionsFilter,
  isValuesFilter,
} from "@/lib/search/filters";
import { DateFilter, ScheduledFilter } from "./date-filters";
import type { JobFilterProps } from "./filter-bar-context";
import { OptionsFilter } from "./options-filter";
import { ValuesFilter } from "./values-filter";

/** A control of the bar: a filter's own, or the one that created and updated share. */
export type ControlId = "date" | Exclude<FilterName, DateFilterName>;

/** The controls of the bar, in order. */
export const CONTROLS = [...new Set(FILTER_NAMES.map(controlOf))];

/** Those that stand in the bar also while they are not set. */
export const ALWAYS: ReadonlySet<ControlId> = new Set(
  FILTER_NAMES.filter((name) => FILTERS[name].bar === "always").map(controlOf),
);

/** The controls of what can be asked: without an index of all jobs, only of what Amazon's list knows. */
export function controlsWith(hasIndex: boolean): readonly ControlId[] {
  if (hasIndex) return CONTROLS;
  return [...new Set(FILTER_NAMES.filter(isLiveFilter).map(controlOf))];
}

export function controlOf(name: FilterName): ControlId {
  return isDateFilter(name) ? "date" : name;
}

interface JobFiltersProps extends JobFilterProps {
  shows: (id: ControlId) => boolean;
}

/** Those that come and go stand behind those that stay, which then keep their places. */
const ORDER = [
  ...CONTROLS.filter((id) => ALWAYS.has(id)),
  ...CONTROLS.filter((id) => !ALWAYS.has(id)),
];

/** The filters of the jobs page, in order, for a bar or a sheet. */
export function JobFilters({ shows, ...props }: JobFiltersProps) {
  return ORDER.filter(shows).map((id) => <JobFilter key={id} id={id} {...props} />);
}

function JobFilter({ id, ...props }: JobFilterProps & { id: ControlId }) {
  if (id === "date") return <DateFilter {...props} />;
  if (isValuesFilter(id)) return <ValuesFilter filter={id} {...props} />;
  if (isOptionsFilter(id)) return <OptionsFilter filter={id} {...props} />;
  const Control = CONTROL_OF_KIND[FILTERS[id].control];
  return <Control {...props} />;
}

/** Whatever non-personal word of a job somebody remembers. */
function WordsFilter({ search, update }: JobFilterProps) {
  const t = useTranslations("filters.jobs");
  return (
    <TextFilter
      id="q"
      label={t("name.q")}
      value={search.q}
      limit={TEXT_LENGTH.limit}
      hint={t("textHint", TEXT_LENGTH)}
      onChange={(q) => update({ q })}
    />
  );
}

/** Amazon takes exactly one marketplace a question. */
function MarketplaceFilter({ search, update, context }: JobFilterProps) {
  const t = useTranslations("filters.jobs");
  const marketplaceName = useMarketplaceName();
  const [standard] = context.marketplaces;
  if (!standard) return null;
  return (
    <ChoiceFilter
      id="marketplace"
      label={t("name.marketplace")}
      options={context.marketplaces.map(({ id }) => ({
        value: id,
        label: marketplaceName(id) ?? id,
      }))}
      value={search.marketplace === standard.id ? null : search.marketplace}
      fallback={standard.id}
      onChange={(marketplace) => update({ marketplace })}
    />
  );
}

/** What draws the filters of the kinds that have one filter each. */
const CONTROL_OF_KIND = {
  dateRange: ScheduledFilter,
  text: WordsFilter,
  marketplace: MarketplaceFilter,
};
