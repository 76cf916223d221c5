import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { deviceTimeOf, serverNow } from "@/lib/http/server-clock";
import type { JobPage } from "@/lib/jobs/job";
import { formatInstant, parseInstant } from "@/lib/time/instant";
import { formatRange, isAnyTime, type Range, resolveRange } from "@/lib/time/range";
import { indexOnlyParameters, namesIds } from "./index-only";
import { DEFAULT_CREATED, type JobsSearch, searchToString } from "./jobs-search";

/** What is asked about a list. */
export type ChangesQuestion = {
  search: JobsSearch;
  /**
   * In which a job must have been created to stand in the list: Amazon takes one range only, and the
   * question has that of the changes. Null: every answer stands in the list.
   */
  created: Range | null;
  /** In which the days of `created` are meant. */
  zone: string;
};

/** What a poll found. */
export type PollResult = {
  /** How many jobs of the list are new or changed. */
  count: number;
  /** Whether there may be more than those. */
  more: boolean;
  /** Polls in a row that brought nothing new. */
  unchanged: number;
};

/** The first wait between polls, and the longest, in milliseconds. */
const MIN_INTERVAL_MS = 60_000;
const MAX_INTERVAL_MS = 300_000;

/** So many changes are read to see which of them the list can show. */
const MOST_READ = 20;

/** Nobody waits for the answer: it may be dropped for those who do wait for theirs. */
const HEADERS = { purpose: "prefetch" };

const NOTHING: PollResult = { count: 0, more: false, unchanged: 0 };

/**
 * The question what of a list is new or changed since `asOf` (ISO instant); null for a list that
 * ends at some moment that is over, which nothing new can join, and for one that Amazon's own list
 * cannot narrow as it is asked.
 * @param zone in which days are meant
 * @param now epoch ms
 */
export function changesQuestion(
  search: JobsSearch,
  { asOf, zone, now }: { asOf: string; zone: string; now: number },
): ChangesQuestion | null {
  const since = parseInstant(asOf);
  const undated = search.updated === null && !namesIds(search) ? DEFAULT_CREATED : null;
  const created = isAnyTime(search.created) ? null : (search.created ?? undated);
  const range = created ?? search.updated;
  const { before } = range === null ? { before: null } : resolveRange(range, zone, now);
  if (since === null || (before !== null && before <= now)) return null;
  if (indexOnlyParameters({ ...search, created, sort: "-date" }).length > 0) return null;
  const from = { kind: "instant", at: formatInstant(since) } as const;
  const asked: JobsSearch = {
    ...search,
    created: null,
    updated: { kind: "span", from, to: null },
    sort: "-date",
    // Newest first: the jobs that the list can show stand in front of those that are too old for it.
    size: created === null ? 1 : MOST_READ,
    page: 1,
    asOf: null,
    job: null,
  };
  return { search: asked, created, zone };
}

/** Tells the questions about lists apart. */
export function changesKey({ search, created }: ChangesQuestion): string {
  return `${searchToString(search)} ${created === null ? "" : formatRange(created)}`;
}

/** Asks for the changes. It first asks a minute after `since` (epoch ms by the server's clock). */
export function changesQuery(question: ChangesQuestion, since: number) {
  const queryKey = ["job-changes", changesKey(question)];
  return queryOptions({
    queryKey,
    queryFn: async ({ client, signal }): Promise<PollResult> => {
      const url = `/api/jobs?${searchToString(question.search)}`;
      const page = await fetchJson<JobPage>(url, { signal, headers: HEADERS });
      const before = client.getQueryData<PollResult>(queryKey);
      return nextResult(before, changesIn(page, question, serverNow()));
    },
    initialData: NOTHING,
    initialDataUpdatedAt: deviceTimeOf(since),
    staleTime: MIN_INTERVAL_MS,
    gcTime: MAX_INTERVAL_MS,
    retry: false,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) =>
      pollInterval((state.data?.unchanged ?? 0) + state.errorUpdateCount),
  });
}

/**
 * How many of the changes the list can show: a job that was created before or after the list's range
 * is none of them.
 * @param now epoch ms
 */
export function changesIn(
  page: JobPage,
  { created, zone }: ChangesQuestion,
  now: number,
): Omit<PollResult, "unchanged"> {
  if (created === null) {
    return { count: page.total ?? page.jobs.length, more: page.total === null && page.hasNext };
  }
  const { after, before } = resolveRange(created, zone, now);
  const shown = page.jobs.filter(({ createTime }) => {
    const at = createTime === undefined ? null : parseInstant(createTime);
    return at !== null && at >= (after ?? at) && at <= (before ?? at);
  });
  return { count: shown.length, more: page.hasNext && shown.length === page.jobs.length };
}

export function nextResult(
  before: PollResult | undefined,
  found: Omit<PollResult, "unchanged">,
): PollResult {
  const same = before !== undefined && before.count === found.count && before.more === found.more;
  return { ...found, unchanged: same ? before.unchanged + 1 : 0 };
}

/** How long to wait after so many polls in vain, in milliseconds. */
export function pollInterval(unchanged: number): number {
  return Math.min(MIN_INTERVAL_MS * 2 ** unchanged, MAX_INTERVAL_MS);
}
