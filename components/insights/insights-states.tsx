"use client";
import ChartNoAxes from "lucide-react/icons/chart-no-axes-column";
import Lock from "lucide-react/icons/lock";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { NoIndex } from "@/components/shared/index-states";
import { ProblemAction, useProblemWords } from "@/components/shared/problem/problem";
import { FailedState } from "@/components/shared/problem/problem-states";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { Problem } from "@/lib/http/problem";

interface RetryProps {
  problem: Problem;
  onRetry: () => void;
  retrying: boolean;
}

/** There are no figures, and this is why: never a chart of nothing. */
export function NoFigures(props: RetryProps) {
  const t = useTranslations("insights.index");
  const texts = { off: t("off"), filling: t("filling"), stopped: t("stopped") };
  return (
    <Card>
      {props.problem.code === "index_unavailable" ? (
        <NoIndex title={t("unavailable")} texts={texts} jobs={t("jobs")} {...props} />
      ) : (
        <FailedState {...props} />
      )}
    </Card>
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
