"use client";
import { useTranslations } from "next-intl";
import { ChoiceFilter } from "@/components/filters/choice-filter";
import { MultiSelectFilter } from "@/components/filters/multi-select-filter";
import { StatusBadge } from "@/components/shared/job/badges";
import { useMarketplaceName } from "@/components/shared/words";
import { SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import { DateFilter, ScheduledFilter } from "./date-filters";
import type { JobFilterProps } from "./filter-bar-context";
import { ValuesFilter } from "./values-filter";

/** The controls of the bar, in order; `date` is created or updated. */
export const FILTER_IDS = [
  "date",
  "scheduled",
  "status",
  "store",
  "asin",
  "skill",
  "order",
  "productOrder",
  "tracking",
  "marketplace",
] as const;

export type FilterId = (typeof FILTER_IDS)[number];

/** Those that stand in the bar also while they are not set. */
export const STANDING: ReadonlySet<FilterId> = new Set([
  "date",
  "scheduled",
  "status",
  "store",
  "asin",
]);

export function isFilterId(id: string): id is FilterId {
  return FILTER_IDS.some((known) => known === id);
}

interface JobFiltersProps extends JobFilterProps {
  shows: (id: FilterId) => boolean;
}

/** The filters of the jobs page, in order, for a bar or a sheet. */
export function JobFilters({ shows, ...props }: JobFiltersProps) {
  return FILTER_IDS.filter(shows).map((id) => <JobFilter key={id} id={id} {...props} />);
}

function JobFilter({ id, ...props }: JobFilterProps & { id: FilterId }) {
  switch (id) {
    case "date":
      return <DateFilter {...props} />;
    case "scheduled":
      return <ScheduledFilter {...props} />;
    case "status":
      return <StatusFilter {...props} />;
    case "marketplace":
      return <MarketplaceFilter {...props} />;
    default:
      return <ValuesFilter parameter={id} {...props} />;
  }
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
