"use client";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { createPace, type Pace } from "@/components/shared/changes/pace";
import { useChangedJobs } from "@/components/shared/changes/use-changed-jobs";
import type { JobPage } from "@/lib/jobs/job";
import { jobHistoryQuery } from "@/lib/jobs/job-history";
import { jobQuery, jobsQuery } from "@/lib/search/jobs-query";
import type { JobsSearch } from "@/lib/search/jobs-search";

/** Numbers that the index counts cost Amazon nothing. */
const COUNTS_MS = 10_000;
/** What else has changed is asked of Amazon's list, as often as by polling at most. */
const NOTICE_MS = 60_000;

/**
 * Keeps what a list shows as the index sees it change: the rows that are shown, in their places, the open job,
 * the numbers above, and the notice of everything else. Answers whether nobody need poll.
 * @param page the rows that are shown; null where they are held still, or answer another question
 */
export function useListChanges(search: JobsSearch, page: JobPage | null): boolean {
  const client = useQueryClient();
  const [paces] = useState(() => createPaces(client));

  // The outside system is the clock.
  useEffect(() => paces.stop, [paces]);

  return useChangedJobs(search.marketplace, page?.index?.sequence ?? null, (ids) => {
    paces.notice.ask();
    if (page?.source === "index") paces.counts.ask();
    const shown = new Set(page?.jobs.map(({ serviceJobId }) => serviceJobId));
    for (const id of ids ?? [null]) {
      if (id !== null && shown.has(id)) void readRow(client, search, id);
      else outdate(client, jobQuery(id ?? "", null).queryKey, id);
      outdate(client, jobHistoryQuery(id ?? "").queryKey, id);
    }
  });
}

/** Has what is known of one job asked anew where it is shown; of any where the id is null. */
function outdate(client: QueryClient, key: readonly unknown[], id: string | null): void {
  void client.invalidateQueries({ queryKey: key.slice(0, id === null ? 1 : 2) });
}

function createPaces(
  client: QueryClient,
): Record<"counts" | "notice", Pace> & { stop: () => void } {
  const asking = (questions: readonly string[]) => () => {
    for (const question of questions) void client.invalidateQueries({ queryKey: [question] });
  };
  const counts = createPace(COUNTS_MS, asking(["job-facets", "job-counts"]));
  const notice = createPace(NOTICE_MS, asking(["job-changes"]));
  return {
    counts,
    notice,
    stop() {
      counts.stop();
      notice.stop();
    },
  };
}

/** Reads one row anew and puts it where it stands. A row that cannot be read stays as it was. */
async function readRow(client: QueryClient, search: JobsSearch, id: string): Promise<void> {
  const asked = { ...jobQuery(id, search.marketplace), staleTime: 0 };
  const detail = await client.fetchQuery(asked).catch(() => null);
  if (detail === null) return;
  client.setQueryData(jobsQuery(search).queryKey, (page) => page && withRow(page, detail.job));
}

function withRow(page: JobPage, job: JobPage["jobs"][number]): JobPage {
  const jobs = page.jobs.map((one) => (one.serviceJobId === job.serviceJobId ? job : one));
  return { ...page, jobs };
}
