"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Suggestion } from "@/components/filters/suggestion";
import type { JobPage } from "@/lib/jobs/job";

export type SeenValues = { stores: Suggestion[]; asins: Suggestion[]; skills: string[] };

/**
 * Stores, services and skills of the jobs seen so far, to be offered where values are typed: Amazon
 * has no call that lists them. `page` is the newest answer; the others are still in the cache.
 */
export function useSeenValues(page: JobPage | null): SeenValues {
  const client = useQueryClient();
  return useMemo(() => {
    const pages = client.getQueriesData<JobPage>({ queryKey: ["jobs"] }).map(([, data]) => data);
    const stores = new Set<string>();
    const titles = new Map<string, string | undefined>();
    const skills = new Set<string>();
    for (const job of [page, ...pages].flatMap((answer) => answer?.jobs ?? [])) {
      const { asin, title, requiredSkills = [] } = job.scopeOfWork ?? {};
      if (job.storeId) stores.add(job.storeId);
      if (asin) titles.set(asin, titles.get(asin) ?? title);
      for (const skill of requiredSkills) skills.add(skill);
    }
    return {
      stores: [...stores].sort().map((value) => ({ value })),
      asins: [...titles]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([value, label]) => ({ value, label })),
      skills: [...skills].sort(),
    };
  }, [client, page]);
}
