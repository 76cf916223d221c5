import { marketplaceZone } from "@/lib/jobs/marketplaces";
import { isBackwards } from "@/lib/time/range";
import type { ParameterProblem, ReadContext } from "@/lib/url/param";
import { ID_FILTERS, RANGE_FILTERS } from "./filters";
import { DEFAULT_CREATED, type JobsSearch } from "./jobs-search";

/** What a search of jobs is checked against. */
export type SearchContext = ReadContext & { marketplaces: readonly string[] };

/** The zone in which the days of a search are meant. */
export function zoneOf(search: JobsSearch, marketplaces: readonly string[]): string {
  return search.tz ?? marketplaceZone(search.marketplace ?? marketplaces[0]);
}

/** Whether a search names things so exactly that no default range may narrow it. */
export function namesIds(search: JobsSearch): boolean {
  return ID_FILTERS.some((filter) => search[filter].length > 0);
}

/** Whether nothing says when the jobs were created or updated, so that the default range applies. */
export function isUndated(search: JobsSearch): boolean {
  return search.created === null && search.updated === null && !namesIds(search);
}

/** Takes out a range that says no more than its absence does. */
export function dropDefaults(search: JobsSearch): JobsSearch {
  const { created } = search;
  const isDefault = created?.kind === "preset" && created.preset === DEFAULT_CREATED.preset;
  return isDefault && !namesIds(search) ? { ...search, created: null } : search;
}

/** Takes out every range that ends before it begins. */
export function dropBackwards(search: JobsSearch, context: SearchContext): ParameterProblem[] {
  const zone = zoneOf(search, context.marketplaces);
  const problems: ParameterProblem[] = [];
  for (const parameter of RANGE_FILTERS) {
    const range = search[parameter];
    if (range === null || !isBackwards(range, zone, context.now)) continue;
    problems.push({
      parameter,
      code: "rangeBackwards",
      detail: "The range ends before it begins. Swap its two ends.",
    });
    search[parameter] = null;
  }
  return problems;
}

/** Amazon takes one of the two ranges, never both (Services API v1 model); created stays. */
export function dropConflict(search: JobsSearch): ParameterProblem[] {
  if (search.created === null || search.updated === null) return [];
  search.updated = null;
  return ["created", "updated"].map((parameter) => ({
    parameter,
    code: "createdAndUpdated",
    detail: "Amazon takes either created or updated, not both. Remove one of the two.",
  }));
}
