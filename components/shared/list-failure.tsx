"use client";

import CircleX from "lucide-react/icons/circle-x";
import { Banner } from "@/components/ui/banner";
import { EmptyState } from "@/components/ui/empty-state";
import type { Problem, ProblemCode } from "@/lib/http/problem";
import { ProblemAction } from "./problem-action";
import { useProblemWords } from "./use-problem-words";

export interface ListFailureProps {
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

/** A list of our own could not be read: in its place, or above the rows of before. */
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
