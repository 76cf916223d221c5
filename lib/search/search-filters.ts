import { emptySearch, type JobsSearch } from "./jobs-search";

/** The search without any filter; marketplace, zone, sort and size stay. */
export function withoutFilters(search: JobsSearch): JobsSearch {
  const { marketplace, tz, sort, size } = search;
  return { ...emptySearch(), marketplace, tz, sort, size };
}
