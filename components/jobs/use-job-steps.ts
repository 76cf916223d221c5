"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { JobPage } from "@/lib/jobs/job";
import { jobsQuery } from "@/lib/jobs/queries";
import type { JobsSearch } from "@/lib/jobs/search-params";
import type { UpdateSearch } from "./use-jobs-search";

export type StepDirection = 1 | -1;

type Parts = { search: JobsSearch; page: JobPage | null; update: UpdateSearch };

/** Steps through the jobs of a list, across the ends of its pages, with or without the drawer open. */
export function useJobSteps({ search, page, update }: Parts) {
  const client = useQueryClient();
  const ids = useMemo(() => page?.jobs.map((job) => job.serviceJobId) ?? [], [page]);
  const index = search.job === null ? -1 : ids.indexOf(search.job);

  const step = useCallback(
    async (direction: StepDirection) => {
      if (search.job === null) return focusRow(direction);
      const next = ids[index + direction];
      if (index >= 0 && next) return update({ job: next }, { history: "replace" });
      const exists = direction === 1 ? page?.hasNext : page?.hasPrevious;
      if (!page || index < 0 || !exists) return;
      const beyond = { page: search.page + direction, asOf: page.asOf };
      const neighbour = await client
        .fetchQuery(jobsQuery({ ...search, ...beyond }))
        .catch(() => null);
      const job = neighbour?.jobs.at(direction === 1 ? 0 : -1)?.serviceJobId;
      if (job) update({ ...beyond, job }, { history: "replace" });
    },
    [client, ids, index, page, search, update],
  );

  const position =
    index < 0 || !page
      ? undefined
      : { index: (search.page - 1) * search.size + index + 1, total: page.total };
  return { step, position };
}

/** Moves the focus to the link of the next or previous row. */
function focusRow(direction: StepDirection): void {
  const links = [...document.querySelectorAll<HTMLElement>("[data-row] a")];
  const rows = links.filter((link) => link.closest("[data-row]")?.querySelector("a") === link);
  const current = rows.findIndex((link) =>
    link.closest("[data-row]")?.contains(document.activeElement),
  );
  const target = current < 0 ? rows.at(direction === 1 ? 0 : -1) : rows[current + direction];
  target?.focus();
}
