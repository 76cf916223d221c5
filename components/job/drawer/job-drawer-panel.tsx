"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { JobDetailState } from "@/components/job/job-detail-state";
import { JobHeadline } from "@/components/job/job-headline";
import type { JobSteps } from "@/components/job/job-steps";
import { jobHref } from "@/components/shared/job/job-cells";
import { announce } from "@/components/ui/announcer";
import { Drawer } from "@/components/ui/popup/drawer";
import type { Job } from "@/lib/jobs/job";
import { jobQuery } from "@/lib/search/jobs-query";
import { JobDrawerActions } from "./job-drawer-actions";

export interface JobDrawerPanelProps extends JobSteps {
  jobId: string;
  open: boolean;
  marketplace: string | null;
  /** The row of the list: shown at once, while the job itself is fetched. */
  initialJob?: Job;
  onClose: () => void;
  locale: string;
  /** Epoch ms. */
  now: number;
}

export function JobDrawerPanel({
  jobId,
  open,
  marketplace,
  initialJob,
  onClose,
  locale,
  now,
  ...steps
}: JobDrawerPanelProps) {
  const t = useTranslations("jobs.detail");
  const heading = useRef<HTMLSpanElement>(null);
  const query = useQuery({ ...jobQuery(jobId, marketplace), enabled: open });
  const job = query.data?.job ?? initialJob;
  const title = job?.scopeOfWork?.title ?? t("job", { id: jobId });

  // The outside system is the live region: the first job is read when the focus moves to its heading.
  const said = useRef(jobId);
  useEffect(() => {
    if (said.current === jobId) return;
    said.current = jobId;
    announce(title);
  }, [jobId, title]);

  // The outside system is the focus: taken away while open, the drawer cannot return it itself.
  const latest = useRef(jobId);
  useEffect(() => {
    latest.current = jobId;
  }, [jobId]);
  useEffect(
    () => () => {
      if (document.activeElement === document.body) rowLink(latest.current)?.focus();
    },
    [],
  );

  return (
    <Drawer
      open={open}
      onClose={onClose}
      initialFocus={heading}
      finalFocus={() => rowLink(jobId) ?? true}
      title={
        <span ref={heading} tabIndex={-1} title={title} className="rounded-sm">
          <bdi>{title}</bdi>
        </span>
      }
      subtitle={<JobHeadline job={job} />}
      actions={<JobDrawerActions {...steps} job={job} href={jobHref(jobId, marketplace)} />}
    >
      <JobDetailState jobId={jobId} query={query} job={job} locale={locale} now={now} />
    </Drawer>
  );
}

/** Where the focus belongs when the drawer is gone. */
function rowLink(jobId: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-job-link="${CSS.escape(jobId)}"]`);
}
