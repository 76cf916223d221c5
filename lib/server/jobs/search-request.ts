import "server-only";
import { marketplaceParam } from "@/lib/search/filters";
import {
  type JobsSearch,
  readSearch,
  type SearchContext,
  strangeInSearch,
} from "@/lib/search/search-params";
import type { Lane } from "@/lib/server/cache/priority";
import { settings } from "@/lib/server/config/settings";
import { refuseUnreadable } from "@/lib/server/http/problems";
import { readParams } from "@/lib/url/vocabulary";

/** What a search is checked against in this process. */
export function searchContext(): SearchContext {
  const { marketplaceIds, mode } = settings();
  return { marketplaces: marketplaceIds, sandbox: mode === "sandbox", now: Date.now() };
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

/** A person asked for fresh rows: `Cache-Control: no-cache`, as browsers say it on reload. */
export function wantsFresh(request: Request): boolean {
  return request.headers.get("cache-control")?.includes("no-cache") ?? false;
}

/**
 * Who waits for the answer. `Purpose: prefetch` is a guess about what a person wants next: browsers
 * say it with `Sec-Purpose`, which no script may set.
 */
export function laneOf({ headers }: Request): Lane {
  const purpose = headers.get("sec-purpose") ?? headers.get("purpose") ?? "";
  return /^prefetch\b/iu.test(purpose.trim()) ? "prefetch" : "interactive";
}

const LONGEST_WAIT_SECONDS = 25;

/** How long the caller is ready to wait (RFC 7240, `Prefer: wait=4`), in milliseconds. */
export function patienceOf(request: Request): number {
  const seconds = Number(/\bwait=(\d{1,3})\b/u.exec(request.headers.get("prefer") ?? "")?.[1]);
  return Math.min(seconds || LONGEST_WAIT_SECONDS, LONGEST_WAIT_SECONDS) * 1000;
}
