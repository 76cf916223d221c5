import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import type { JobPage } from "@/lib/jobs/job";
import { type JobsSearch, searchToString } from "@/lib/jobs/search-params";
import { formatInstant, parseInstant } from "@/lib/time/instant";
import { resolveRange } from "@/lib/time/range";

/** What a probe found; `quiet` counts the probes in a row that brought nothing new. */
export type RadarReading = { count: number; quiet: number };

/** The first wait between probes, and the longest, in milliseconds. */
const CALM_MS = 60_000;
const CALMEST_MS = 300_000;

/** Nobody waits for the answer: it may be dropped for those who do wait for theirs. */
const HEADERS = { purpose: "prefetch" };

/**
 * The question what of a list is new or changed since `asOf` (ISO instant); null for a list that
 * ends at some moment that is over, which nothing new can join.
 * @param zone in which days are meant
 * @param now epoch ms
 */
export function radarSearch(
  search: JobsSearch,
  { asOf, zone, now }: { asOf: string; zone: string; now: number },
): JobsSearch | null {
  const since = parseInstant(asOf);
  const range = search.created ?? search.updated;
  const { before } = range === null ? { before: null } : resolveRange(range, zone, now);
  if (since === null || (before !== null && before <= now)) return null;
  const from = { kind: "instant", at: formatInstant(since) } as const;
  return {
    ...search,
    created: null,
    updated: { kind: "span", from, to: null },
    sort: "-date",
    size: 1,
    page: 1,
    asOf: null,
    job: null,
  };
}

/** Asks for one job, and so for the number of all. It first asks a minute after `since` (epoch ms). */
export function radarQuery(search: JobsSearch, since: number) {
  const query = searchToString(search);
  const queryKey = ["job-radar", query];
  return queryOptions({
    queryKey,
    queryFn: async ({ client, signal }): Promise<RadarReading> => {
      const page = await fetchJson<JobPage>(`/api/jobs?${query}`, { signal, headers: HEADERS });
      const before = client.getQueryData<RadarReading>(queryKey);
      return nextReading(before, page.total ?? page.jobs.length);
    },
    initialData: { count: 0, quiet: 0 },
    initialDataUpdatedAt: since,
    staleTime: CALM_MS,
    gcTime: CALMEST_MS,
    retry: false,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) => radarPace((state.data?.quiet ?? 0) + state.errorUpdateCount),
  });
}

export function nextReading(before: RadarReading | undefined, count: number): RadarReading {
  const same = before !== undefined && before.count === count;
  return { count, quiet: same ? before.quiet + 1 : 0 };
}

/** How long to wait after so many probes in vain, in milliseconds. */
export function radarPace(quiet: number): number {
  return Math.min(CALM_MS * 2 ** quiet, CALMEST_MS);
}
