import { queryOptions } from "@tanstack/react-query";
import { fetchJson, postJson } from "@/lib/http/fetch-json";

/** How many days a list of ids can be opened by its address. */
export const LIST_DAYS = 90;

/** The ids of a lookup, kept under an address. */
export type LookupList = {
  id: string;
  /** In the pasted order; what is no id is not among them. */
  ids: string[];
  /** Null for the default one. */
  marketplace: string | null;
  /** ISO 8601: when it is forgotten. */
  keptUntil: string;
};

/** Half of a SHA-256, in base64url. */
const LIST_ID = /^[\w-]{22}$/u;

export function isListId(text: string): boolean {
  return LIST_ID.test(text);
}

/** Keeps ids for 90 days from now. The same ids have the same address. */
export function keepLookupList(
  ids: readonly string[],
  marketplace: string | null,
): Promise<LookupList> {
  return postJson("/api/lookups", { ids, marketplace });
}

export function lookupListQuery(id: string) {
  return queryOptions({
    queryKey: ["lookup-list", id],
    queryFn: ({ signal }) =>
      fetchJson<LookupList>(`/api/lookups/${encodeURIComponent(id)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}
