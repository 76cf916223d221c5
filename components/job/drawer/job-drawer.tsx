"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { whenIdle } from "@/components/ui/lazy-code";
import type { JobDrawerPanelProps } from "./job-drawer-panel";

const loadPanel = () => import("./job-drawer-panel").then((module) => module.JobDrawerPanel);
const Panel = dynamic(loadPanel, { ssr: false });

export interface JobDrawerProps extends Omit<JobDrawerPanelProps, "jobId" | "open"> {
  /** Null: closed. A drawer that stays mounted closes with a motion. */
  jobId: string | null;
}

/** A job beside the table. Its code is no part of the first load: it comes when the page is idle. */
export function JobDrawer({ jobId, ...props }: JobDrawerProps) {
  const [shown, setShown] = useState(jobId);
  if (jobId !== null && jobId !== shown) setShown(jobId);

  // The outside system is the network, once the page has nothing better to do.
  useEffect(() => whenIdle(() => void loadPanel()), []);

  return shown === null ? null : <Panel {...props} jobId={shown} open={jobId !== null} />;
}
