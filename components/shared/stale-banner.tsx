"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { isThrottled, type Problem } from "@/lib/http/problem";
import { AmazonSays } from "./amazon-says";
import { ProblemAction } from "./problem-action";
import { RequestId } from "./request-id";
import { RetryCountdown } from "./retry-countdown";
import { useProblemWords } from "./use-problem-words";

export interface StaleBannerProps {
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
