"use client";
import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FailedState, ThrottledState } from "@/components/shared/problem/problem-states";
import { useQueryProblem } from "@/components/shared/problem/query-problem";
import { ON_PAPER } from "@/components/shared/time/site-time";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { isThrottled } from "@/lib/http/problem";
import type { Job, JobDetail } from "@/lib/jobs/job";
import { formatDateTime } from "@/lib/time/format";
import { JobDetailView, type JobDetailViewProps } from "./job-detail-view";

interface JobDetailStateProps extends Omit<JobDetailViewProps, "job" | "overbooking"> {
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
  const problem = useQueryProblem(query, jobId);

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
        <PrintedAsOf fetchedAt={query.data?.fetchedAt} zone={job.zone} locale={view.locale} />
        <JobDetailView
          key={job.serviceJobId}
          {...{ job, overbooking: query.data?.overbooking }}
          {...view}
        />
      </>
    );
  }
  if (problem === null) return <JobDetailSkeleton label={t("loading")} />;
  if (isThrottled(problem)) {
    return <ThrottledState problem={problem} onRetry={retry} retrying={isFetching} />;
  }
  return <FailedState problem={problem} onRetry={retry} retrying={isFetching} />;
}

interface PrintedAsOfProps {
  /** ISO instant; nothing is written before the job itself is there. */
  fetchedAt: string | undefined;
  zone: string;
  locale: string;
}

/** On paper: how old the job is. */
function PrintedAsOf({ fetchedAt, zone, locale }: PrintedAsOfProps) {
  const t = useTranslations("screen.printed");
  if (fetchedAt === undefined) return null;
  const time = formatDateTime(Date.parse(fetchedAt), { locale, zone, now: ON_PAPER });
  return (
    <p className="hidden text-sm text-muted print:block">
      <time dateTime={fetchedAt}>{t("job", { time })}</time>
    </p>
  );
}

const ROWS = ["w-2/3", "w-24", "w-1/2", "w-3/4", "w-32", "w-2/5"];

/** Takes the room of the groups of a job. */
function JobDetailSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="divide-y divide-line">
      {["what", "when", "where"].map((group) => (
        <div key={group} className="space-y-3.5 px-4 py-5">
          <Skeleton className="w-16" />
          {ROWS.map((width) => (
            <div key={width} className="grid grid-cols-[7.5rem_1fr] gap-3">
              <Skeleton className="w-20" />
              <Skeleton className={width} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
