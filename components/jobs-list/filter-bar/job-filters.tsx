"use client";
import { useTranslations } from "next-intl";
import { ChoiceFilter } from "@/components/filters/choice-filter";
import { MultiSelectFilter } from "@/components/filters/multi-select-filter";
import { StatusBadge } from "@/components/shared/job/badges";
import { useMarketplaceName } from "@/components/shared/words";
import { SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import {
  type DateFilterName,
  FILTER_NAMES,
  FILTERS,
  type FilterName,
  isDateFilter,
  isValuesFilter,
} from "@/lib/search/filters";
import { DateFilter, ScheduledFilter } from "./date-filters";
import type { JobFilterProps } from "./filter-bar-context";
import { ValuesFilter } from "./values-filter";

/** A control of the bar: a filter's own, or the one that created and updated share. */
export type ControlId = "date" | Exclude<FilterName, DateFilterName>;

/** The controls of the bar, in order. */
export const CONTROLS = [...new Set(FILTER_NAMES.map(controlOf))];

/** Those that stand in the bar also while they are not set. */
export const ALWAYS: ReadonlySet<ControlId> = new Set(
  FILTER_NAMES.filter((name) => FILTERS[name].bar === "always").map(controlOf),
);

export function controlOf(name: FilterName): ControlId {
  return isDateFilter(name) ? "date" : name;
}

interface JobFiltersProps extends JobFilterProps {
  shows: (id: ControlId) => boolean;
}

/** The filters of the jobs page, in order, for a bar or a sheet. */
export function JobFilters({ shows, ...props }: JobFiltersProps) {
  return CONTROLS.filter(shows).map((id) => <JobFilter key={id} id={id} {...props} />);
}

function JobFilter({ id, ...props }: JobFilterProps & { id: ControlId }) {
  if (id === "date") return <DateFilter {...props} />;
  if (isValuesFilter(id)) return <ValuesFilter filter={id} {...props} />;
  const Control = CONTROL_OF_KIND[FILTERS[id].control];
  return <Control {...props} />;
}

function StatusFilter({ search, update }: JobFilterProps) {
  const t = useTranslations("filters.jobs");
  const tStatus = useTranslations("status");
  return (
    <MultiSelectFilter
      id="status"
      label={t("name.status")}
      options={SERVICE_JOB_STATUSES.map((status) => ({
        value: status,
        label: tStatus(status),
        face: <StatusBadge status={status} />,
      }))}
      values={search.status}
      onChange={(status) => update({ status })}
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
  options: StatusFilter,
  marketplace: MarketplaceFilter,
};
