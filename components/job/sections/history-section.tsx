"use client";

import { useQuery } from "@tanstack/react-query";
import ArrowRight from "lucide-react/icons/arrow-right";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useIndexed } from "@/components/shared/indexed";
import { SiteTime } from "@/components/shared/time/site-time";
import { Button } from "@/components/ui/button";
import type { Job } from "@/lib/jobs/job";
import { type JobChange, jobHistoryQuery } from "@/lib/jobs/job-history";
import { isServiceJobStatus } from "@/lib/jobs/statuses";
import { DetailSection, type HeadingLevel } from "./facts";

interface HistorySectionProps {
  job: Job;
  level: HeadingLevel;
}

/** So many changes are shown until somebody asks for the others. */
const FIRST = 4;

/** What the index saw change of a job. Without an index nobody saw anything, and nothing is shown. */
export function HistorySection({ job, level }: HistorySectionProps) {
  const t = useTranslations("jobAnswer.history");
  const indexed = useIndexed();
  const [isWhole, setWhole] = useState(false);
  const { data, isError, isFetching, refetch } = useQuery({
    ...jobHistoryQuery(job.serviceJobId),
    enabled: indexed && job.serviceJobId !== "",
  });
  if (!indexed || job.serviceJobId === "") return null;
  const changes = data?.changes ?? [];
  const shown = isWhole ? changes : changes.slice(0, FIRST);
  return (
    <DetailSection title={t("title")} level={level}>
      {data === undefined && !isError ? <p className="text-sm text-muted">{t("loading")}</p> : null}
      {data === undefined && isError ? (
        <div className="flex flex-wrap items-center gap-2 text-sm text-muted">
          <p>{t("failed")}</p>
          <Button size="sm" loading={isFetching} onClick={() => void refetch()}>
            {t("retry")}
          </Button>
        </div>
      ) : null}
      {data?.since === null ? <p className="text-sm text-muted">{t("unknown")}</p> : null}
      {data?.since && changes.length === 0 ? (
        <p className="text-sm text-muted">
          {t.rich("none", {
            time: () => <SiteTime at={data.since ?? undefined} zone={job.zone} />,
          })}
        </p>
      ) : null}
      <ol className="space-y-1.5 text-sm">
        {shown.map((change) => (
          <li key={`${change.at} ${change.kind}`}>
            <ChangeWords change={change} zone={job.zone} />
            <span className="block text-xs text-muted">
              <SiteTime at={change.at} zone={job.zone} />
            </span>
          </li>
        ))}
      </ol>
      {shown.length < changes.length ? (
        <Button size="sm" variant="ghost" className="mt-2 -ml-2" onClick={() => setWhole(true)}>
          {t("more", { count: changes.length - shown.length })}
        </Button>
      ) : null}
    </DetailSection>
  );
}

/** One change: what of the job, from what, to what. */
function ChangeWords({ change, zone }: { change: JobChange; zone: string }) {
  const t = useTranslations("jobAnswer.history");
  const status = useTranslations("status");
  const { list } = useFormatter();
  switch (change.kind) {
    case "appeared":
    case "gone":
      return <p>{t(change.kind)}</p>;
    case "status": {
      const words = (raw: string | null) => (raw && isServiceJobStatus(raw) ? status(raw) : raw);
      return <FromTo label={t("status")} from={words(change.from)} to={words(change.to)} />;
    }
    case "visit": {
      const time = (at: string | null) => at && <SiteTime at={at} zone={zone} />;
      return <FromTo label={t("visit")} from={time(change.from)} to={time(change.to)} />;
    }
    case "technicians": {
      const names = (people: typeof change.from) =>
        people.length > 0 ? list(people.map(({ id, name }) => name ?? id)) : null;
      return <FromTo label={t("technicians")} from={names(change.from)} to={names(change.to)} />;
    }
  }
}

interface FromToProps {
  label: string;
  /** Null: there was, or is, none. */
  from: ReactNode;
  to: ReactNode;
}

function FromTo({ label, from, to }: FromToProps) {
  const t = useTranslations("jobAnswer.history");
  return (
    <p className="wrap-anywhere tabular-nums">
      <span className="text-muted">{label} </span>
      <bdi>{from ?? t("nothing")}</bdi>
      <ArrowRight role="img" aria-label={t("became")} className="mx-1 inline size-3.5 text-faint" />
      <bdi className="font-medium">{to ?? t("nothing")}</bdi>
    </p>
  );
}
