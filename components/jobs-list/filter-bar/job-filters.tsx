"use client";

import { DateFilter } from "./date-filter";
import type { JobFilterProps } from "./filter-bar-context";
import type { FilterId } from "./filter-ids";
import { FILTER_IDS } from "./filter-ids";
import { MarketplaceFilter } from "./marketplace-filter";
import { ScheduledFilter } from "./scheduled-filter";
import { StatusFilter } from "./status-filter";
import { ValuesFilter } from "./values-filter";

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
