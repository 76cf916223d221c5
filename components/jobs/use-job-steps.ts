"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { JobPage } from "@/lib/jobs/job";
import { jobsQuery } from "@/lib/jobs/queries";
import type { JobsSearch } from "@/lib/jobs/search-params";
import { focusRow } from "./focus-row";
import type { UpdateSearch } from "./use-jobs-search";

export type StepDirection = 1 | -1;

type Parts = { search: JobsSearch; page: JobPage | null; update: UpdateSearch };

/**
 * Steps through the jobs of a list and across the ends of its pages. With a job open the step opens
 * its neighbour; without one it moves the focus from row to row.
 */
export function useJobSteps({ search, page, update }: Parts) {
  const client = useQueryClient();
  const ids = useMemo(() => page?.jobs.map((job) => job.serviceJobId) ?? [], [page]);
  const index = search.job === null ? -1 : ids.indexOf(search.job);

  const step = useCallback(
    async (direction: StepDirection) => {
      if (search.job === null) return focusRow(direction);
      if (page === null || index < 0) return;
      const next = ids[index + direction];
      if (next) return update({ job: next }, { history: "replace" });
      if (!(direction === 1 ? page.hasNext : search.page > 1)) return;
      const beyond = { page: search.page + direction, asOf: page.asOf };
      const rows = await client
        .fetchQuery(jobsQuery({ ...search, ...beyond }))
        .then(({ jobs }) => jobs)
        .catch(() => []);
      const job = rows.at(direction === 1 ? 0 : -1)?.serviceJobId;
      if (job) update({ ...beyond, job }, { history: "replace" });
    },
    [client, ids, index, page, search, update],
  );

  const inList = page !== null && index >= 0;
  const position = inList
    ? { index: (page.page - 1) * page.pageSize + index + 1, total: page.total }
    : undefined;
  return {
    step,
    position,
  };
}
