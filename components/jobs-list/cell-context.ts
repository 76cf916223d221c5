"use client";

import { createContext, use } from "react";
import type { Job } from "@/lib/jobs/job";

export type JobCellContext = {
  /** Address of a job's own page. */
  hrefOf: (job: Job) => string;
  onOpen: (job: Job) => void;
};

export const JobCells = createContext<JobCellContext | null>(null);

export function useJobCells(): JobCellContext {
  const context = use(JobCells);
  if (context === null) throw new Error("A job's cell is rendered outside of the jobs table.");
  return context;
}
