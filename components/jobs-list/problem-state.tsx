"use client";

import { FailedState } from "@/components/shared/failed-state";
import { ThrottledState } from "@/components/shared/throttled-state";
import { isThrottled, type Problem } from "@/lib/http/problem";
import { BeyondEndState } from "./beyond-end-state";
import type { PageTurner } from "./page-link";

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
