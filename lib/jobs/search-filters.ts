import { formatRange } from "@/lib/time/range";
import { emptySearch, type JobsSearch } from "./jobs-search";
import { withFilters } from "./search-params";
import { dropDefaults } from "./search-rules";

const LIST_FILTERS = [
  "status",
  "store",
  "asin",
  "skill",
  "order",
  "productOrder",
  "tracking",
] as const satisfies readonly (keyof JobsSearch)[];

const RANGE_FILTERS = [
  "created",
  "updated",
  "scheduled",
] as const satisfies readonly (keyof JobsSearch)[];

export type FilterParameter = (typeof LIST_FILTERS)[number] | (typeof RANGE_FILTERS)[number];

/** One thing that narrows a search: an item of a list, or a range in the form of the URL. */
export type ActiveFilter = { parameter: FilterParameter; value: string };

/** Everything that narrows a search, dates first; defaults narrow nothing. */
export function activeFilters(search: JobsSearch): ActiveFilter[] {
  const lean = dropDefaults(search);
  const ranges = RANGE_FILTERS.flatMap((parameter) => {
    const range = lean[parameter];
    return range === null ? [] : [{ parameter, value: formatRange(range) }];
  });
  const items = LIST_FILTERS.flatMap((parameter) =>
    lean[parameter].map((value) => ({ parameter, value })),
  );
  return [...ranges, ...items];
}

export function filterCount(search: JobsSearch): number {
  return activeFilters(search).length;
}

/** The search without one of its active filters. */
export function withoutFilter(search: JobsSearch, { parameter, value }: ActiveFilter): JobsSearch {
  switch (parameter) {
    case "created":
    case "updated":
    case "scheduled":
      return withFilters(search, { [parameter]: null });
    case "status":
      return withFilters(search, { status: search.status.filter((item) => item !== value) });
    default:
      return withFilters(search, {
        [parameter]: search[parameter].filter((item) => item !== value),
      });
  }
}

/** The search without any filter; marketplace, zone, sort and size stay. */
export function withoutFilters(search: JobsSearch): JobsSearch {
  const { marketplace, tz, sort, size } = search;
  return { ...emptySearch(), marketplace, tz, sort, size };
}
