"use client";

import { useState } from "react";
import { look, NOTHING_SEEN, type Sight } from "@/lib/jobs/changes/look";
import type { JobPage } from "@/lib/jobs/job";

/** What is new about the rows since they were last seen on this screen. */
export function useSight(page: JobPage | null): Sight {
  const [sight, setSight] = useState(NOTHING_SEEN);
  const next = page === null ? sight : look(sight, page);
  if (next !== sight) setSight(next);
  return next;
}
