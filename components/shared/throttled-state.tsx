"use client";

import Hourglass from "lucide-react/icons/hourglass";
import { EmptyState } from "@/components/ui/empty-state";
import type { Problem } from "@/lib/http/problem";
import { RetryCountdown } from "./retry-countdown";
import { useProblemWords } from "./use-problem-words";
import { WalkingState } from "./walking-state";

export interface ThrottledStateProps {
  problem: Problem;
  onRetry: () => void;
  retrying: boolean;
}

/** Nothing has failed: the quota is empty, or a walk to a far page is on its way. */
export function ThrottledState({ problem, ...retry }: ThrottledStateProps) {
  const { title, text } = useProblemWords(problem);
  const countdown = <RetryCountdown {...retry} problem={problem} />;
  if (problem.progress) return <WalkingState progress={problem.progress} actions={countdown} />;
  return (
    <div role="status">
      <EmptyState icon={<Hourglass />} title={title} text={text} actions={countdown} />
    </div>
  );
}
