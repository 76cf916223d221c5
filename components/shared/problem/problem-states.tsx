"use client";
import CircleX from "lucide-react/icons/circle-x";
import Footprints from "lucide-react/icons/footprints";
import Hourglass from "lucide-react/icons/hourglass";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { EmptyState } from "@/components/ui/empty-state";
import { ProgressBar } from "@/components/ui/progress";
import type { CrawlProgress, Problem, ProblemCode } from "@/lib/http/problem";
import { AmazonSays, ProblemAction, RequestId, useProblemWords } from "./problem";
import { RetryCountdown } from "./retry-countdown";

interface ListFailureProps {
  problem: Problem;
  /** What is said of a failure that is about the list. */
  title: string;
  text: string;
  /** Words of the button that asks again. */
  retry: string;
  onRetry: () => void;
  retrying: boolean;
  /** Says of when the rows below are; null where there are none. */
  stale: string | null;
}

/** What is about the person has its own words; Amazon has no part in any of the others. */
const PERSONAL: ReadonlySet<ProblemCode> = new Set([
  "unauthenticated",
  "forbidden",
  "rate_limited",
]);

/** A list of our own could not be read: instead of it, or above the rows of before. */
export function ListFailure(props: ListFailureProps) {
  const { problem, stale, retry, onRetry, retrying } = props;
  const words = useProblemWords(problem);
  const { title, text } = PERSONAL.has(problem.code) ? words : props;
  const action = (
    <ProblemAction
      problem={problem}
      retry={retry}
      onRetry={onRetry}
      retrying={retrying}
      size={stale === null ? "md" : "sm"}
    />
  );
  if (stale === null) {
    return (
      <div role="alert">
        <EmptyState
          icon={<CircleX className="text-exception" />}
          title={title}
          text={text}
          actions={action}
        />
      </div>
    );
  }
  const isOver = problem.code === "unauthenticated";
  return (
    <Banner kind="warn" title={isOver ? title : stale} action={action}>
      {text}
    </Banner>
  );
}

interface ThrottledStateProps {
  problem: Problem;
  onRetry: () => void;
  retrying: boolean;
}

/** Nothing has failed: the quota is empty, or the server is on its way to a far page. */
export function ThrottledState({ problem, ...retry }: ThrottledStateProps) {
  const { title, text } = useProblemWords(problem);
  const countdown = <RetryCountdown {...retry} problem={problem} />;
  if (problem.progress) return <FarPageState progress={problem.progress} actions={countdown} />;
  return (
    <div role="status">
      <EmptyState icon={<Hourglass />} title={title} text={text} actions={countdown} />
    </div>
  );
}

/** Amazon knows no page numbers: the way to a far page leads over all pages before it. */
export function FarPageState({
  progress,
  actions,
}: {
  progress: CrawlProgress;
  actions?: ReactNode;
}) {
  const t = useTranslations("jobs.states.farPage");
  const locale = useLocale();
  const title = t("title", { page: progress.of });
  const left = roughly(progress.seconds, locale);
  return (
    <div role="status">
      <EmptyState
        icon={<Footprints />}
        title={title}
        actions={actions}
        text={
          <>
            <p>{t("text", { page: progress.page, left })}</p>
            <div className="relative mx-auto mt-4 h-0.5 w-64 max-w-full bg-pressed">
              <ProgressBar value={progress.page / progress.of} label={title} />
            </div>
          </>
        }
      />
    </div>
  );
}

/** "20 seconds", "3 minutes": no more exact than a guess can be. */
function roughly(seconds: number, locale: string): string {
  const [unit, count] =
    seconds < 90
      ? (["second", Math.max(5, Math.ceil(seconds / 5) * 5)] as const)
      : (["minute", Math.ceil(seconds / 60)] as const);
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(count);
}

interface FailedStateProps {
  problem: Problem;
  onRetry: () => void;
  retrying: boolean;
}

/** There is nothing to show and this is why. */
export function FailedState({ problem, onRetry, retrying }: FailedStateProps) {
  const t = useTranslations("errors");
  const { title, text, reasons } = useProblemWords(problem);
  return (
    <div role="alert">
      <EmptyState
        icon={<CircleX className="text-exception" />}
        title={title}
        text={
          <div className="space-y-2">
            <p>{text}</p>
            <AmazonSays words={problem.upstreamMessage} />
            {reasons.length > 0 ? (
              <ul className="space-y-1 text-fg">
                {reasons.map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
            ) : null}
            <RequestId id={problem.requestId} />
          </div>
        }
        actions={
          <ProblemAction
            problem={problem}
            retry={t("retry")}
            onRetry={onRetry}
            retrying={retrying}
          />
        }
      />
    </div>
  );
}
