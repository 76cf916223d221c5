import { FILTERS } from "@/lib/search/filters";
import type { ReadContext } from "@/lib/url/param";
import { readAddress } from "@/lib/url/read-address";
import {
  emptyOf,
  legibleQuery,
  patchParams,
  type SearchOf,
  type Vocabulary,
  withoutUnreadable,
  writeParams,
} from "@/lib/url/vocabulary";
import { dayParam } from "./schedule-search";

/** The vocabulary, in the order in which an address names its parameters. */
const PARAMS = {
  store: FILTERS.store,
  on: dayParam,
  asin: FILTERS.asin,
  marketplace: FILTERS.marketplace,
};

/** The state of the page of capacity, which is its address: of several stores and services the first counts. */
export type CapacitySearch = SearchOf<typeof PARAMS>;

const VOCABULARY: Vocabulary<CapacitySearch> = PARAMS;

export function readCapacity(params: URLSearchParams, context: ReadContext) {
  return readAddress(VOCABULARY, params, context);
}

export function changeCapacityAddress(
  params: URLSearchParams,
  patch: Partial<CapacitySearch>,
): URLSearchParams {
  return patchParams(VOCABULARY, params, patch);
}

export function withoutStrangeCapacity(
  params: URLSearchParams,
  parameter: string,
): URLSearchParams {
  return withoutUnreadable(VOCABULARY, params, parameter);
}

/** Where the capacity of a store is shown. */
export function capacityHref(search: Partial<CapacitySearch>): string {
  const query = legibleQuery(
    writeParams(VOCABULARY, { ...emptyOf<CapacitySearch>(PARAMS), ...search }),
  );
  return query === "" ? "/schedule/capacity" : `/schedule/capacity?${query}`;
}
