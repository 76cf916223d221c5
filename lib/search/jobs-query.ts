import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { ProblemError } from "@/lib/http/problem";
import type { JobCounts, JobDetail, JobPage } from "@/lib/jobs/job";
import type { SearchAnswer } from "@/lib/jobs/job-index";
import { emptySearch, type JobsSearch, searchToString } from "./jobs-search";

/**
 * As long as the server answers a question from memory, asking again brings nothing new. The server
 * has retried before it fails, so a failure is shown at once.
 */
const FRESH = { staleTime: 15_000, gcTime: 600_000, retry: false } as const;

/** A crawl to a far page answers at least this often, in seconds, with how far it came (RFC 7240). */
const PATIENCE = { prefer: "wait=3" };

/** Nobody waits for the answer yet. */
const GUESS = { purpose: "prefetch" };

/** What the server remembers does not count: ask Amazon. */
const ANEW = { "cache-control": "no-cache" };

/** One page of a search. */
export function jobsQuery(search: JobsSearch, { fresh = false } = {}) {
  const query = questionOf(search);
  const headers = fresh ? { ...PATIENCE, ...ANEW } : PATIENCE;
  return queryOptions({
    ...FRESH,
    retry: isCrawling,
    retryDelay: 500,
    queryKey: ["jobs", query],
    queryFn: ({ signal }) => fetchJson<JobPage>(withQuery("/api/jobs", query), { signal, headers }),
  });
}

/**
 * A page that somebody is likely to turn to, asked as a guess: the server answers it when the quota
 * allows and drops it otherwise. Whoever turns to the page before a drop is known asks as a person.
 */
export function prefetchJobsQuery(search: JobsSearch) {
  const asked = jobsQuery(search);
  const { queryKey } = asked;
  const url = withQuery("/api/jobs", questionOf(search));
  return queryOptions({
    ...asked,
    queryFn: async ({ client, signal }) => {
      try {
        return await fetchJson<JobPage>(url, { signal, headers: GUESS });
      } catch (error) {
        const watched = client.getQueryCache().find({ queryKey, exact: true })?.isActive();
        if (!watched) throw error;
        return fetchJson<JobPage>(url, { signal, headers: PATIENCE });
      }
    },
  });
}

/** How many jobs of each status match the other filters. */
export function countsQuery(search: JobsSearch, { fresh = false } = {}) {
  const { sort, size, page, asOf, job } = emptySearch();
  const query = searchToString({ ...search, status: [], sort, size, page, asOf, job });
  return queryOptions({
    ...FRESH,
    queryKey: ["job-counts", query],
    queryFn: ({ signal }) =>
      fetchJson<JobCounts>(withQuery("/api/jobs/counts", query), {
        signal,
        headers: fresh ? ANEW : {},
      }),
  });
}

/** What of everything a text names, 2 to 80 characters of it; without a marketplace in the server's default one. */
export function searchQuery(text: string, marketplace: string | null) {
  const params = new URLSearchParams({ q: text, ...(marketplace !== null && { marketplace }) });
  return queryOptions({
    ...FRESH,
    queryKey: ["search", text, marketplace],
    queryFn: ({ signal }) =>
      fetchJson<SearchAnswer>(withQuery("/api/search", params.toString()), { signal }),
  });
}

/** One job; without a marketplace the server looks in its default one. */
export function jobQuery(id: string, marketplace: string | null) {
  const query = marketplace === null ? "" : `marketplace=${encodeURIComponent(marketplace)}`;
  return queryOptions({
    ...FRESH,
    queryKey: ["job", id, marketplace],
    queryFn: ({ signal }) =>
      fetchJson<JobDetail>(withQuery(`/api/jobs/${encodeURIComponent(id)}`, query), { signal }),
  });
}

/** The open job is no part of the question. */
function questionOf(search: JobsSearch): string {
  return searchToString({ ...search, job: null });
}

/** A crawl to a far page is not a failure: asked again, it goes on from where it is. */
function isCrawling(_: number, error: Error): boolean {
  return error instanceof ProblemError && error.problem.progress !== undefined;
}

function withQuery(path: string, query: string): string {
  return query === "" ? path : `${path}?${query}`;
}
