import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { SearchAnswer } from "@/lib/jobs/job-index";
import { readIds } from "@/lib/jobs/lookup/read-ids";
import { cleanName } from "@/lib/url/pasted-text";
import { LIST_LIMIT, TEXT_LENGTH } from "./filter-params";
import { findIds } from "./pasted-values";

/** Ids of Amazon are long words; the exact form of a job's is nowhere promised. */
const ID = /^(?=.*\d)[\w-]{8,80}$/u;

/** What a typed text asks the search for: one id, or words; null where it asks nothing. */
export type Wanted = { text: string; isId: boolean };

/**
 * What of a typed or pasted text is searched for: of an id alone, whatever stands around it goes.
 * Several ids are none of the search's business, as the lookup takes them.
 */
export function wantedOf(typed: string): Wanted | null {
  const ids = [...new Set(readIds(typed))];
  const [id = ""] = ids;
  const areIds = findIds(typed).length > 0 || (ids.length === 1 && ID.test(id));
  if (ids.length > LIST_LIMIT || (ids.length > 1 && areIds)) return null;
  if (areIds) return id.length > TEXT_LENGTH.limit ? null : { text: id, isId: true };
  const text = cleanName(typed).replaceAll(/\s+/gu, " ");
  const { least, limit } = TEXT_LENGTH;
  return text.length < least || text.length > limit ? null : { text, isId: false };
}

/**
 * What the index of all jobs finds for a text. What was typed may be anything, a buyer's name as well:
 * it is forgotten soon, and stands in no address of the browser.
 * @param marketplace null for the server's default one
 */
export function searchQuery(text: string, marketplace: string | null) {
  const query = new URLSearchParams({ q: text, ...(marketplace !== null && { marketplace }) });
  return queryOptions({
    queryKey: ["search", text, marketplace],
    queryFn: ({ signal }) => fetchJson<SearchAnswer>(`/api/search?${query}`, { signal }),
    staleTime: 15_000,
    gcTime: 60_000,
    retry: false,
    // Without a network it fails and says so, instead of waiting for one.
    networkMode: "always",
    placeholderData: keepPreviousData,
  });
}
