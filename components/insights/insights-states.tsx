"use client";
import { useQuery } from "@tanstack/react-query";
import ChartNoAxes from "lucide-react/icons/chart-no-axes-column";
import DatabaseZap from "lucide-react/icons/database-zap";
import Lock from "lucide-react/icons/lock";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ProblemAction, useProblemWords } from "@/components/shared/problem/problem";
import { FailedState } from "@/components/shared/problem/problem-states";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Skeleton } from "@/components/ui/skeleton";
import type { Problem } from "@/lib/http/problem";
import type { IndexInfo } from "@/lib/jobs/job-index";
import { indexQuery } from "@/lib/search/facets-query";
import { formatAsOf, formatDay } from "@/lib/time/format";

interface IndexWordsProps {
  index: IndexInfo;
  zone: string;
  /** Epoch ms. */
  now: number;
}

/** Of when the figures are, and whether they are of all jobs. */
export function IndexWords({ index, zone, now }: IndexWordsProps) {
  const t = useTranslations("index");
  const soFar = useTranslations("insights.index")("soFar");
  const locale = useLocale();
  const { state, asOf, since } = index;
  const parts = [asOf && t("asOf", { time: formatAsOf(Date.parse(asOf), { locale, zone, now }) })];
  if (state === "filling") {
    const day = since && formatDay(Date.parse(since), { locale, zone, now });
    parts.push(t("filling"), day && t("since", { day }), soFar);
  } else if (state !== "ready") parts.push(t(state === "behind" ? "behind" : "stopped"), soFar);
  const warns = state !== "ready";
  return (
    <p className={cn("flex items-center gap-1 text-sm", warns ? "text-action" : "text-muted")}>
      {warns ? <TriangleAlert aria-hidden className="size-3.5 shrink-0" /> : null}
      {parts.filter(Boolean).join(" · ")}
    </p>
  );
}

interface RetryProps {
  problem: Problem;
  onRetry: () => void;
  retrying: boolean;
}

/** There are no figures, and this is why: never a chart of nothing. */
export function NoFigures(props: RetryProps) {
  return (
    <Card>
      {props.problem.code === "index_unavailable" ? (
        <NoIndex {...props} />
      ) : (
        <FailedState {...props} />
      )}
    </Card>
  );
}

/** Only the index knows all jobs, and it cannot answer: why, and what works without it. */
function NoIndex({ problem, onRetry, retrying }: RetryProps) {
  const t = useTranslations("insights.index");
  const retry = useTranslations("insights.stale")("retry");
  const { data } = useQuery(indexQuery());
  const isOff = data?.state === "off";
  const why = data?.state === "stopped" ? "stopped" : "filling";
  return (
    <div role="alert">
      <EmptyState
        icon={<DatabaseZap className="text-action" />}
        title={t("unavailable")}
        text={data ? t(isOff ? "off" : why) : null}
        actions={
          <>
            <LinkButton href="/jobs">{t("jobs")}</LinkButton>
            <ProblemAction {...{ problem, retry, onRetry, retrying }} />
          </>
        }
      />
    </div>
  );
}

/** What is shown could not be asked for anew. */
export function StaleFigures({ asOf, ...retry }: RetryProps & { asOf: string }) {
  const t = useTranslations("insights.stale");
  const { sentence } = useProblemWords(retry.problem);
  return (
    <Banner
      kind="warn"
      title={t("title", { asOf })}
      action={<ProblemAction size="sm" retry={t("retry")} {...retry} />}
    >
      {sentence}
    </Banner>
  );
}

/** Nothing matches, so there is nothing to draw. */
export function NoJobs({ onClear }: { onClear: () => void }) {
  const t = useTranslations("insights.empty");
  return (
    <Card>
      <EmptyState
        icon={<ChartNoAxes />}
        title={t("title")}
        text={t("text")}
        actions={<Button onClick={onClear}>{t("clear")}</Button>}
      />
    </Card>
  );
}

/** An address that somebody else may open: whose figures they are is said, and not asked for. */
export function NotOpen({ onClear }: { onClear: () => void }) {
  const t = useTranslations("insights.forbidden");
  return (
    <Card>
      <EmptyState
        icon={<Lock />}
        title={t("title")}
        text={t("text")}
        actions={<Button onClick={onClear}>{t("clear")}</Button>}
      />
    </Card>
  );
}

/** Charts as they will stand. */
export function ChartsSkeleton() {
  const t = useTranslations("insights");
  return (
    <div aria-busy="true" className="grid gap-4 md:grid-cols-2">
      <p className="sr-only">{t("loading")}</p>
      {["a", "b", "c", "d"].map((key) => (
        <div key={key} className="h-72 rounded-lg border border-line bg-surface p-4">
          <Skeleton className="w-40" />
        </div>
      ))}
    </div>
  );
}

function Card({ children }: { children: ReactNode }) {
  return <div className="rounded-lg border border-line bg-surface">{children}</div>;
}
