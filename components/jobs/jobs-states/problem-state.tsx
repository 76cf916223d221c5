"use client";

import type { PageTurner } from "@/components/jobs/page-link";
import { isThrottled, type Problem } from "@/lib/http/problem";
import { BeyondEndState } from "./beyond-end-state";
import { FailedState } from "./failed-state";
import { ThrottledState } from "./throttled-state";

export interface ProblemStateProps extends PageTurner {
  problem: Problem;
  page: number;
  onRetry: () => void;
  retrying: boolean;
}

/** In place of the table, when there are no rows to keep. */
export function ProblemState({
  problem,
  page,
  onRetry,
  retrying,
  hrefOf,
  onPage,
}: ProblemStateProps) {
  const beyondEnd = problem.errors?.find((error) => error.code === "beyondEnd");
  if (beyondEnd) {
    return <BeyondEndState page={page} last={beyondEnd.limit} hrefOf={hrefOf} onPage={onPage} />;
  }
  if (isThrottled(problem)) {
    return <ThrottledState problem={problem} onRetry={onRetry} retrying={retrying} />;
  }
  return <FailedState problem={problem} onRetry={onRetry} retrying={retrying} />;
}
