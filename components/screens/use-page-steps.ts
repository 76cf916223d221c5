"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { createLoader } from "nuqs";
import { useCallback, useMemo } from "react";
import type { JobSteps } from "@/components/job/job-steps";
import { useJobSteps } from "@/components/jobs-list/use-job-steps";
import { jobHref } from "@/components/shared/job/job-cells";
import type { UpdateSearch } from "@/components/shared/update-search";
import { jobsQuery } from "@/lib/search/jobs-query";
import { jobsSearchParsers, searchToString } from "@/lib/search/jobs-search";
import { rememberQuery, useLastList } from "./last-list";

const loadSearch = createLoader(jobsSearchParsers);

/**
 * Steps from a job's own page to its neighbours in the list that this tab showed last; null where that
 * list does not hold the job.
 */
export function usePageSteps(id: string, marketplace: string | null): JobSteps | null {
  const router = useRouter();
  const list = useLastList();
  const query = list !== null && "query" in list ? list.query : null;
  const search = useMemo(() => ({ ...loadSearch(`?${query ?? ""}`), job: id }), [query, id]);
  const { data: page } = useQuery({ ...jobsQuery(search), enabled: query !== null });
  const open = useCallback(
    (job: string) => router.replace(jobHref(job, marketplace)),
    [router, marketplace],
  );
  const update: UpdateSearch = useCallback(
    (patch) => {
      if (!patch.job) return;
      rememberQuery(searchToString({ ...search, ...patch, job: null }));
      open(patch.job);
    },
    [search, open],
  );
  const { step, steps, position } = useJobSteps({ search, page: page ?? null, update });
  if (list !== null && "ids" in list) {
    const index = list.ids.indexOf(id);
    const [previous, next] = [list.ids[index - 1], list.ids[index + 1]];
    if (index < 0) return null;
    return {
      onStep: (direction) => {
        const neighbour = direction === 1 ? next : previous;
        if (neighbour) open(neighbour);
      },
      steps: { previous: previous !== undefined, next: next !== undefined, waiting: null },
      position: { index: index + 1, total: list.ids.length },
    };
  }
  if (position === undefined) return null;
  return { onStep: (direction) => void step(direction), steps, position };
}
