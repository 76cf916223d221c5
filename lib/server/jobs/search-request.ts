import "server-only";
import { marketplaceParam } from "@/lib/search/filters";
import {
  type JobsSearch,
  readSearch,
  type SearchContext,
  strangeInSearch,
} from "@/lib/search/jobs-search";
import { settings } from "@/lib/server/config/settings";
import { refuseUnreadable } from "@/lib/server/http/problems";
import { readParams } from "@/lib/url/vocabulary";

/** What a search is checked against in this process. */
export function searchContext(): SearchContext {
  const { marketplaceIds, mode } = settings();
  const sandbox = mode === "sandbox";
  return { marketplaces: marketplaceIds, sandbox, index: false, now: Date.now() };
}

/**
 * @param others parameters that the caller reads beside those of a search
 * @throws ProblemError `bad_search` naming each parameter that cannot be read or is not known
 */
export function searchFrom(params: URLSearchParams, others: readonly string[] = []): JobsSearch {
  const { search, problems } = readSearch(params, searchContext());
  refuseUnreadable([...problems, ...strangeInSearch(params, others)]);
  return search;
}

/**
 * The marketplace in which one job is asked for; null where none is named.
 * @throws ProblemError `bad_search` where it is none that this dashboard is set up for
 */
export function marketplaceFrom(params: URLSearchParams): string | null {
  const asked: { marketplace: string | null } = { marketplace: null };
  refuseUnreadable(readParams({ marketplace: marketplaceParam }, asked, params, searchContext()));
  return asked.marketplace;
}
