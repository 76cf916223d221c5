"use client";

import type { Job } from "@/lib/jobs/job";
import { useJobCells } from "./cell-context";
import { TextCell } from "./text-cell";

export function StoreCell({ job }: { job: Job }) {
  const { storeLabel } = useJobCells();
  if (!job.storeId) return null;
  const label = storeLabel(job.storeId);
  return <TextCell text={label} mono={label === job.storeId} />;
}
