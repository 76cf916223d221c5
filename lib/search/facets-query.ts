import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { IndexReport, JobFacets } from "@/lib/jobs/job-index";
import { emptySearch, type JobsSearch, searchToString } from "./jobs-search";

/** As long as the index may lag behind Amazon anyway, asking again brings nothing new. */
const FRESH = { staleTime: 15_000, gcTime: 600_000, retry: false } as const;

/** Which values each filter can take, and how many jobs of the other filters have each. */
export function facetsQuery(search: JobsSearch) {
  const { sort, size, page, asOf, job } = emptySearch();
  const query = searchToString({ ...search, sort, size, page, asOf, job });
  return queryOptions({
    ...FRESH,
    queryKey: ["job-facets", query],
    queryFn: ({ signal }) =>
      fetchJson<JobFacets>(query === "" ? "/api/jobs/facets" : `/api/jobs/facets?${query}`, {
        signal,
      }),
  });
}

/** How the index is, with its mode, its progress and its reason. */
export function indexQuery() {
  return queryOptions({
    ...FRESH,
    queryKey: ["index"],
    queryFn: ({ signal }) => fetchJson<IndexReport>("/api/index", { signal }),
  });
}
