"use client";

import { useEffect, useState } from "react";
import { LazyPart, lazyCode, whenIdle } from "@/components/ui/lazy-code";
import type { JobDrawerPanelProps } from "./job-drawer-panel";

const panel = lazyCode(() => import("./job-drawer-panel").then((module) => module.JobDrawerPanel));

export interface JobDrawerProps extends Omit<JobDrawerPanelProps, "jobId" | "open"> {
  /** Null: closed. A drawer that stays mounted closes with a motion. */
  jobId: string | null;
}

/** A job beside the table. Its code is no part of the first load: it comes when the page is idle. */
export function JobDrawer({ jobId, ...props }: JobDrawerProps) {
  const [shown, setShown] = useState(jobId);
  if (jobId !== null && jobId !== shown) setShown(jobId);

  // The outside system is the network.
  useEffect(() => {
    if (shown === null) return whenIdle(panel.load);
    panel.load();
  }, [shown]);

  if (shown === null) return null;
  return <LazyPart code={panel} props={{ ...props, jobId: shown, open: jobId !== null }} />;
}
