import { isAnyTime } from "@/lib/time/range";
import type { Param } from "@/lib/url/param";
import { parametersOf } from "@/lib/url/vocabulary";
import {
  FILTERS,
  type FilterName,
  ID_FILTERS,
  type IdFilterName,
  isListFilter,
  isLiveFilter,
} from "./filters";

/** What Amazon sorts by (Services API v1 model). */
export const LIVE_SORTS = ["date", "-date", "status", "-status"] as const;

/** What decides who can answer a search. */
type Question = {
  readonly [K in FilterName]: (typeof FILTERS)[K] extends Param<infer T> ? Readonly<T> : never;
} & { readonly sort: string; readonly source: "live" | null };

const NAMES = parametersOf(FILTERS);

/** The parameters of a search that only an index of all jobs can answer, in the order of an address. */
export function indexOnlyParameters(search: Question): (FilterName | "sort")[] {
  const filters = NAMES.filter((name) => isSet(search, name) && !isLive(search, name));
  return isLiveSort(search.sort) ? filters : [...filters, "sort"];
}

/** The parameters of a search that only Amazon's own list can answer, in the order of an address. */
export function liveOnlyParameters(search: Question): (FilterName | "source")[] {
  const filters = NAMES.filter((name) => isSet(search, name) && "liveOnly" in FILTERS[name]);
  return search.source === "live" ? [...filters, "source"] : filters;
}

/**
 * Whether Amazon may know more jobs of a search than an index of all that are kept: of an order, at any
 * time, older ones, where Amazon can be asked for it.
 */
export function meansOlderJobs(search: Question): boolean {
  const { created } = search;
  const begins =
    created?.kind === "span"
      ? created.from !== null && created.from.kind !== "literal"
      : created !== null && !isAnyTime(created);
  return !begins && namesIds(search) && indexOnlyParameters(search).length === 0;
}

export function isLiveSort(sort: string): sort is (typeof LIVE_SORTS)[number] {
  return LIVE_SORTS.some((one) => one === sort);
}

function isSet(search: Question, name: FilterName): boolean {
  return [search[name] ?? []].flat().length > 0;
}

function isLive(search: Question, name: FilterName): boolean {
  if (!isLiveFilter(name)) return false;
  if (isListFilter(name)) return search[name].length <= FILTERS[name].liveLimit;
  // Beside ids "any time" is what saying nothing means.
  return name !== "created" || !isAnyTime(search.created) || namesIds(search);
}

/** Whether a search names things so exactly that no default range may narrow it. */
export function namesIds(search: Pick<Question, IdFilterName>): boolean {
  return ID_FILTERS.some((filter) => search[filter].length > 0);
}
