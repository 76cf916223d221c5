"use client";
import FileX from "lucide-react/icons/file-x";
import { useTranslations } from "next-intl";
import {
  AmazonSays,
  ProblemAction,
  RequestId,
  useProblemWords,
} from "@/components/shared/problem/problem";
import {
  FailedState,
  FarPageState,
  ThrottledState,
} from "@/components/shared/problem/problem-states";
import { RetryCountdown } from "@/components/shared/problem/retry-countdown";
import { Banner } from "@/components/ui/banner";
import { EmptyState } from "@/components/ui/empty-state";
import { type CrawlProgress, isThrottled, type Problem } from "@/lib/http/problem";
import { PageLink, type PageNavigation } from "./pager";

interface StaleBannerProps {
  problem: Problem;
  /** When the rows below were fetched, as the screen writes times. */
  asOf: string;
  onRetry: () => void;
  retrying: boolean;
}

/** The refresh failed; the rows below are those of before. */
export function StaleBanner({ problem, asOf, onRetry, retrying }: StaleBannerProps) {
  const t = useTranslations("jobs.states.stale");
  const { sentence } = useProblemWords(problem);
  const throttled = isThrottled(problem);
  return (
    <Banner
      kind={throttled ? "info" : "warn"}
      title={t("title", { asOf })}
      action={
        throttled ? (
          <RetryCountdown problem={problem} onRetry={onRetry} retrying={retrying} />
        ) : (
          <ProblemAction
            size="sm"
            problem={problem}
            retry={t("retry")}
            onRetry={onRetry}
            retrying={retrying}
          />
        )
      }
    >
      <p>{sentence}</p>
      <AmazonSays words={problem.upstreamMessage} />
      <RequestId id={problem.requestId} />
    </Banner>
  );
}

interface ProblemStateProps extends PageNavigation {
  /** Null only on the way to a far page. */
  problem: Problem | null;
  farPage: CrawlProgress | null;
  page: number;
  onRetry: () => void;
  retrying: boolean;
}

/** Instead of the table, when there are no rows to show meanwhile. */
export function ProblemState({
  problem,
  farPage,
  page,
  onRetry,
  retrying,
  hrefOf,
  onPage,
}: ProblemStateProps) {
  const walk = { reached: farPage?.page ?? 1, hrefOf, onPage };
  if (farPage) return <FarPageState progress={farPage} actions={<Leave {...walk} />} />;
  if (problem === null) return null;
  const beyondEnd = problem.errors?.find((error) => error.code === "beyondEnd");
  if (beyondEnd) {
    return <BeyondEndState page={page} last={beyondEnd.limit} hrefOf={hrefOf} onPage={onPage} />;
  }
  if (isThrottled(problem)) {
    return <ThrottledState problem={problem} onRetry={onRetry} retrying={retrying} />;
  }
  return <FailedState problem={problem} onRetry={onRetry} retrying={retrying} />;
}

/** A page that is known already is there at once. */
function Leave({ reached, ...navigation }: PageNavigation & { reached: number }) {
  const t = useTranslations("jobs.states.farPage");
  return (
    <PageLink {...navigation} page={reached} variant="secondary">
      {t("leave", { page: reached })}
    </PageLink>
  );
}

interface BeyondEndStateProps extends PageNavigation {
  page: number;
  /** The last page there is, when the server knows it. */
  last: number | undefined;
}

/** The list is shorter than the page that the address asks for. */
function BeyondEndState({ page, last, ...navigation }: BeyondEndStateProps) {
  const t = useTranslations("jobs.states.beyondEnd");
  const target = last ?? 1;
  return (
    <EmptyState
      icon={<FileX />}
      title={t("title", { page })}
      text={last === undefined ? t("textUnknown") : t("text", { last })}
      actions={
        <PageLink {...navigation} page={target} variant="secondary">
          {last === undefined ? t("first") : t("last", { last })}
        </PageLink>
      }
    />
  );
}
