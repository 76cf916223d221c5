"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FailedState } from "@/components/shared/failed-state";
import { ThrottledState } from "@/components/shared/throttled-state";
import { useStandingProblem } from "@/components/shared/use-standing-problem";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { isThrottled } from "@/lib/http/problem";
import type { Job, JobDetail } from "@/lib/jobs/job";
import { jobZone } from "@/lib/jobs/job-zone";
import { JobDetailSkeleton } from "./job-detail-skeleton";
import { JobDetailView, type JobDetailViewProps } from "./job-detail-view";
import { PrintedAsOf } from "./printed-as-of";

export interface JobDetailStateProps extends Omit<JobDetailViewProps, "job"> {
  jobId: string;
  query: UseQueryResult<JobDetail>;
  /** What there is to show: the job itself, or the row of the list meanwhile. */
  job: Job | undefined;
}

/** A job, or why there is none: loading, failed, not found, throttled. */
export function JobDetailState({ jobId, query, job, ...view }: JobDetailStateProps) {
  const t = useTranslations("jobs.drawer");
  const { isFetching } = query;
  const retry = () => void query.refetch();
  const problem = useStandingProblem(query, jobId);

  if (job) {
    return (
      <>
        {problem ? (
          <Banner
            kind="warn"
            title={t("older")}
            className="m-4"
            action={
              <Button size="sm" onClick={retry} loading={isFetching}>
                {t("retry")}
              </Button>
            }
          />
        ) : null}
        <PrintedAsOf fetchedAt={query.data?.fetchedAt} zone={jobZone(job)} locale={view.locale} />
        <JobDetailView key={job.serviceJobId} job={job} {...view} />
      </>
    );
  }
  if (problem === null) return <JobDetailSkeleton label={t("loading")} />;
  if (isThrottled(problem)) {
    return <ThrottledState problem={problem} onRetry={retry} retrying={isFetching} />;
  }
  return <FailedState problem={problem} onRetry={retry} retrying={isFetching} />;
}
