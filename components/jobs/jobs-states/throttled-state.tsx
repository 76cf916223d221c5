"use client";

import Hourglass from "lucide-react/icons/hourglass";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { Problem } from "@/lib/http/problem";
import { RetryCountdown } from "./retry-countdown";
import { useProblemWords } from "./use-problem-words";

/** Seconds to wait where the server names none. */
export const DEFAULT_WAIT = 5;

export interface ThrottledStateProps {
  problem: Problem;
  onRetry: () => void;
  retrying: boolean;
}

/** Nothing has failed: the quota is empty, or a walk to a far page is on its way. */
export function ThrottledState({ problem, onRetry, retrying }: ThrottledStateProps) {
  const t = useTranslations("jobs.states.walking");
  const words = useProblemWords(problem);
  const { progress } = problem;
  return (
    <div role="status">
      <EmptyState
        icon={<Hourglass />}
        title={progress ? t("title", { page: progress.of }) : words.title}
        text={
          progress ? (
            <>
              <p>{t("text", { page: progress.page })}</p>
              <div className="relative mx-auto mt-4 h-0.5 w-64 max-w-full bg-pressed">
                <ProgressBar
                  active
                  value={progress.page / progress.of}
                  label={t("title", { page: progress.of })}
                />
              </div>
            </>
          ) : (
            words.text
          )
        }
        actions={
          <RetryCountdown
            seconds={problem.retryAfter ?? DEFAULT_WAIT}
            onRetry={onRetry}
            retrying={retrying}
          />
        }
      />
    </div>
  );
}
