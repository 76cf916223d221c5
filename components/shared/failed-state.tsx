"use client";

import CircleX from "lucide-react/icons/circle-x";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import type { Problem } from "@/lib/http/problem";
import { AmazonSays } from "./amazon-says";
import { ProblemAction } from "./problem-action";
import { RequestId } from "./request-id";
import { useProblemWords } from "./use-problem-words";

export interface FailedStateProps {
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
