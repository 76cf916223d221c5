"use client";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { problemOf, useQueryProblem } from "@/components/shared/problem/query-problem";
import { useHydrated } from "@/components/ui/use-media-query";
import type { CrawlProgress, Problem } from "@/lib/http/problem";
import type { JobPage } from "@/lib/jobs/job";
import { jobsQuery, prefetchJobsQuery } from "@/lib/search/jobs-query";
import type { JobsSearch } from "@/lib/search/jobs-search";

export type JobsPageState = {
  page: JobPage | null;
  /** Why the last question failed; `page` may still hold what was there before. */
  problem: Problem | null;
  fetching: boolean;
  /** How far the server has come on its way to a far page. */
  farPage: CrawlProgress | null;
  /** The rows answer the question before this one. */
  outdated: boolean;
  /** When the rows last came because somebody asked for the same ones anew, epoch ms; 0: never. */
  refreshedAt: number;
  /** Asks Amazon anew, whatever the server remembers. */
  refresh: (search: JobsSearch) => void;
  retry: () => void;
};

/** Who stays on a page for so long reads it. */
const READ_MS = 800;

/** The rows of a search; those of the search before stay until the new ones are there. */
export function useJobsPage(search: JobsSearch): JobsPageState {
  const client = useQueryClient();
  const query = useQuery({ ...jobsQuery(search), placeholderData: keepPreviousData });
  const { data, refetch, isPlaceholderData } = query;
  const hydrated = useHydrated();
  const question = jobsQuery(search).queryKey.join();
  const problem = useQueryProblem(query, question);
  const [refreshedAt, setRefreshedAt] = useState(0);
  const asOf = data?.asOf;
  const worthGuessing = data?.hasNext === true && !isPlaceholderData && !query.isFetching;

  // The outside system is the server: who reads a page will likely turn it.
  useEffect(() => {
    if (!worthGuessing || asOf === undefined) return;
    const next = { ...search, page: search.page + 1, asOf };
    const timer = setTimeout(() => void client.prefetchQuery(prefetchJobsQuery(next)), READ_MS);
    return () => clearTimeout(timer);
  }, [client, search, asOf, worthGuessing]);

  const refresh = useCallback(
    (anew: JobsSearch) => {
      const fresh = { ...jobsQuery(anew, { fresh: true }), staleTime: 0 };
      const { queryKey } = fresh;
      client.fetchQuery(fresh).then(
        () => {
          if (queryKey.join() !== question) return;
          setRefreshedAt(client.getQueryState(queryKey)?.dataUpdatedAt ?? 0);
        },
        () => undefined,
      );
    },
    [client, question],
  );
  return {
    // The rows of another question do not come back while one that failed is asked again.
    page: isPlaceholderData && problem ? null : (data ?? null),
    problem,
    // By a clock ahead of the server's, rows that have just come are old and are asked for at once.
    fetching: hydrated ? query.isFetching : query.isPending,
    farPage: query.failureReason ? (problemOf(query.failureReason).progress ?? null) : null,
    outdated: query.isPlaceholderData,
    // The rows themselves may come a moment later than the note that they were refreshed.
    refreshedAt: refreshedAt <= query.dataUpdatedAt ? refreshedAt : 0,
    refresh,
    retry: useCallback(() => void refetch(), [refetch]),
  };
}
