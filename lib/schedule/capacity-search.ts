import { FILTERS } from "@/lib/search/filters";
import { screenAddress } from "@/lib/url/screen-address";
import {
  emptyOf,
  legibleQuery,
  type SearchOf,
  type Vocabulary,
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

export const capacityAddress = screenAddress(VOCABULARY);

/** Where the capacity of a store is shown. */
export function capacityHref(search: Partial<CapacitySearch>): string {
  const query = legibleQuery(
    writeParams(VOCABULARY, { ...emptyOf<CapacitySearch>(PARAMS), ...search }),
  );
  return query === "" ? "/schedule/capacity" : `/schedule/capacity?${query}`;
}
