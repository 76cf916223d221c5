"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { JobSteps } from "@/components/job/job-steps";
import { useJobSteps } from "@/components/jobs-list/use-job-steps";
import { jobHref } from "@/components/shared/job/job-cells";
import type { UpdateSearch } from "@/components/shared/update-search";
import { parseJson } from "@/lib/http/parse-json";
import { serverNow } from "@/lib/http/server-clock";
import { jobsQuery } from "@/lib/search/jobs-query";
import { readSearch, searchToString } from "@/lib/search/jobs-search";
import { LAST_LIST_KEY, type LastList, rememberList } from "./remember-list";

/**
 * Steps from a job's own page to its neighbours in the list that this tab showed last; null where that
 * list does not hold the job.
 */
export function usePageSteps(id: string, marketplace: string | null): JobSteps | null {
  const router = useRouter();
  const list = useLastList();
  const query = list !== null && "query" in list ? list.query : null;
  const search = useMemo(() => {
    const marketplaces = marketplace === null ? [] : [marketplace];
    // Whether an index answers was decided when the list was shown.
    const context = { marketplaces, sandbox: false, index: true, now: serverNow() };
    return { ...readSearch(new URLSearchParams(query ?? ""), context).search, job: id };
  }, [query, id, marketplace]);
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

function rememberQuery(query: string): void {
  rememberList(JSON.stringify({ query }));
}

/** The list that this tab showed last; null in a new tab, and while hydrating. */
function useLastList(): LastList | null {
  const text = useSyncExternalStore(noChanges, storedText, () => null);
  return text === null ? null : readList(text);
}

const noChanges = () => () => undefined;

function storedText(): string | null {
  try {
    return sessionStorage.getItem(LAST_LIST_KEY);
  } catch {
    return null;
  }
}

function readList(text: string): LastList | null {
  const value = parseJson(text);
  if (typeof value !== "object" || value === null) return null;
  if ("query" in value && typeof value.query === "string") return { query: value.query };
  if ("ids" in value && Array.isArray(value.ids)) {
    return { ids: value.ids.filter((id): id is string => typeof id === "string") };
  }
  return null;
}
