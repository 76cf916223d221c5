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
import { indexUnavailable } from "@/lib/server/jobs/source/answerer";
import { readParams } from "@/lib/url/vocabulary";

/** What a search is checked against in this process. */
export function searchContext(): SearchContext {
  const { marketplaceIds, mode, index } = settings();
  return {
    marketplaces: marketplaceIds,
    sandbox: mode === "sandbox",
    index: index.mode !== "off",
    now: Date.now(),
  };
}

/**
 * @param others parameters that the caller reads beside those of a search
 * @throws ProblemError `bad_search` naming each parameter that cannot be read or is not known;
 *   `index_unavailable` where nothing is wrong with them but that no index is kept
 */
export function searchFrom(params: URLSearchParams, others: readonly string[] = []): JobsSearch {
  const { search, problems } = readSearch(params, searchContext());
  const refused = [...problems, ...strangeInSearch(params, others)];
  if (refused.length > 0 && refused.every(({ code }) => code === "indexOnly")) {
    throw indexUnavailable(refused.map(({ parameter }) => parameter));
  }
  refuseUnreadable(refused);
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
