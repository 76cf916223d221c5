"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { JobPage } from "@/lib/jobs/job";
import type { AnswerSource, IndexInfo, IndexReport } from "@/lib/jobs/job-index";
import { indexQuery } from "@/lib/search/facets-query";
import { meansOlderJobs } from "@/lib/search/index-only";
import { emptySearch, type JobsSearch } from "@/lib/search/jobs-search";

/** What is known of the index on a list's screen. */
export type ListIndex = {
  /** Whether one is kept at all. */
  kept: boolean;
  /** As the last answer said it; null where there is none. */
  info: IndexInfo | null;
  /** What it said of itself since, where the last answer does not find it ready; null otherwise. */
  report: IndexReport | null;
  /** Who answered the list that is shown. */
  source: AnswerSource;
};

/** What is known of the index; the same object for as long as nobody says otherwise. */
export function useListIndex(kept: boolean, page: JobPage | null): ListIndex {
  const [known, setKnown] = useState<ListIndex>({
    ...{ kept, info: null, report: null, source: "live" },
  });
  const next = listIndexOf(page, known);
  if (next !== known) setKnown(next);
  // The line that says how it is asks; here its answers are heard.
  const { data: report = null } = useQuery({ ...indexQuery(), enabled: false });
  const isReady = next.info?.state === "ready";
  return useMemo(
    () => (isReady || report === null ? next : { ...next, report }),
    [next, isReady, report],
  );
}

/** The last that was heard: the answer on the screen, and where there is none what was known before. */
export function listIndexOf(page: JobPage | null, before: ListIndex): ListIndex {
  if (page === null || !before.kept) return before;
  const info = page.index && page.index.state !== "off" ? page.index : null;
  const source = page.source ?? "live";
  const same = before.source === source && JSON.stringify(before.info) === JSON.stringify(info);
  return same ? before : { ...before, info, source };
}

/** Whether it holds all jobs that are to be kept, so that it can answer for any time. */
export function holdsEverything({ info, report }: Pick<ListIndex, "info" | "report">): boolean {
  const current = report ?? info;
  if (current === null || current.asOf === null) return false;
  return current.state !== "off" && current.state !== "filling";
}

/**
 * Whether the index can say how many jobs of a search have which values: it answered the search, or a
 * person looks at Amazon's list of what it knows as well. An order of which Amazon may know older jobs is
 * Amazon's to count, however the list is sorted.
 */
export function canCount({ info, source }: ListIndex, search: JobsSearch): boolean {
  if (info === null || search.updated !== null) return false;
  if (meansOlderJobs({ ...search, sort: emptySearch().sort })) return false;
  return source === "index" || (search.source === "live" && info.state === "ready");
}
