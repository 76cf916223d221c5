import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type {
  BlocksAnswer,
  FixedCapacityAnswer,
  StoreScheduleAnswer,
  StoreSlots,
  TechniciansAnswer,
} from "./capacity";

/** A store in a marketplace; null takes the first one that is set up. */
export type AskedPlace = { store: string; marketplace: string | null };

/** Everything of a store's time stands below this key: whoever changes it has it asked anew. */
export const CAPACITY_KEY = "capacity";

const FRESH = { staleTime: 15_000, gcTime: 600_000, retry: false } as const;

/** What the server remembers does not count: ask Amazon. */
const ANEW = { "cache-control": "no-cache" };

export function resourcePath({ store }: AskedPlace, what: "schedule" | "blocks"): string {
  return `/api/resources/${encodeURIComponent(store)}/${what}`;
}

export function inMarketplace({ marketplace }: AskedPlace): Record<string, string> {
  return marketplace === null ? {} : { marketplace };
}

function withQuery(path: string, query: Record<string, string>): string {
  const text = new URLSearchParams(query).toString();
  return text === "" ? path : `${path}?${text}`;
}

/** Capacity hour by hour; `from` and `to` are days, both included. */
export function hoursQuery(
  place: AskedPlace,
  { from, to }: { from: string; to: string },
  { fresh = false } = {},
) {
  const query = { from, to, slot: "60", ...inMarketplace(place) };
  const path = withQuery(`/api/resources/${encodeURIComponent(place.store)}/capacity`, query);
  return queryOptions({
    ...FRESH,
    queryKey: [CAPACITY_KEY, place.store, "hours", query],
    queryFn: ({ signal }) =>
      fetchJson<FixedCapacityAnswer>(path, { signal, ...(fresh && { headers: ANEW }) }),
  });
}

/** What Amazon has for ninety days, and the visits that are booked then. */
export function storeScheduleQuery(place: AskedPlace) {
  const query = inMarketplace(place);
  return queryOptions({
    ...FRESH,
    queryKey: [CAPACITY_KEY, place.store, "schedule", query],
    queryFn: ({ signal }) =>
      fetchJson<StoreScheduleAnswer>(withQuery(resourcePath(place, "schedule"), query), { signal }),
  });
}

export function blocksQuery(place: AskedPlace) {
  const query = inMarketplace(place);
  return queryOptions({
    ...FRESH,
    queryKey: [CAPACITY_KEY, place.store, "blocks", query],
    queryFn: ({ signal }) =>
      fetchJson<BlocksAnswer>(withQuery(resourcePath(place, "blocks"), query), { signal }),
  });
}

/** When a store can do a service. */
export function storeSlotsQuery(
  place: AskedPlace,
  asked: { asin: string; from: string; to: string },
) {
  const query = { ...asked, ...inMarketplace(place) };
  const path = withQuery(`/api/stores/${encodeURIComponent(place.store)}/slots`, query);
  return queryOptions({
    ...FRESH,
    queryKey: [CAPACITY_KEY, place.store, "slots", query],
    queryFn: ({ signal }) => fetchJson<StoreSlots>(path, { signal }),
  });
}

export function techniciansQuery() {
  return queryOptions({
    ...FRESH,
    queryKey: ["technicians"],
    queryFn: ({ signal }) => fetchJson<TechniciansAnswer>("/api/technicians", { signal }),
  });
}
