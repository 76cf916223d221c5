"use client";
import { useState } from "react";
import type { JobPage } from "@/lib/jobs/job";
import { type ListIndex, listIndexOf } from "./list-index";

/** What is known of the index; the same object for as long as no answer says otherwise. */
export function useListIndex(kept: boolean, page: JobPage | null): ListIndex {
  const [known, setKnown] = useState<ListIndex>({ kept, info: null, source: "live" });
  const next = listIndexOf(page, known);
  if (next !== known) setKnown(next);
  return next;
}
