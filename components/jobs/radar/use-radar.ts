"use client";

import { useMemo } from "react";
import { radarSearch } from "@/lib/jobs/changes/radar";
import type { JobPage } from "@/lib/jobs/job";
import type { JobsSearch } from "@/lib/jobs/search-params";
import { searchToString } from "@/lib/jobs/search-params";

type List = {
  search: JobsSearch;
  page: JobPage | null;
  /** The rows answer another question. */
  outdated: boolean;
  /** Amazon's sandbox answers every question with the same jobs: nothing is ever news there. */
  sandbox: boolean;
  zone: string;
  /** Epoch ms. */
  now: number;
};

/** What the radar is to ask for a list, and under which name; null while there is nothing to ask. */
export function useRadar({ search, page, outdated, sandbox, zone, now }: List) {
  const asOf = outdated || sandbox ? undefined : page?.asOf;
  return useMemo(() => {
    if (asOf === undefined) return null;
    const question = radarSearch(search, { asOf, zone, now });
    return question && { search: question, since: Date.parse(asOf), key: searchToString(question) };
  }, [search, asOf, zone, now]);
}
