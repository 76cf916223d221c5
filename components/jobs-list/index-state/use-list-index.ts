"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { JobPage } from "@/lib/jobs/job";
import { indexQuery } from "@/lib/search/facets-query";
import { type ListIndex, listIndexOf } from "./list-index";

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
