"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import type { Problem } from "@/lib/http/problem";
import { problemOf } from "./problem-of";

/**
 * Why a question has no answer, until its next try has come to something: a query without data
 * forgets its failure as soon as it is asked again, and the button that asked would go with it.
 * @param question tells the questions of one query apart
 */
export function useStandingProblem(query: UseQueryResult, question: string): Problem | null {
  const { error, isFetching, isSuccess, isPlaceholderData } = query;
  const [last, setLast] = useState<{ question: string; error: Error } | null>(null);
  const answered = isSuccess && !isPlaceholderData;
  if (error !== null && error !== last?.error) setLast({ question, error });
  else if (error === null && answered && last !== null) setLast(null);

  const again = last !== null && last.question === question && isFetching ? last.error : null;
  const standing = error ?? again;
  return standing === null ? null : problemOf(standing);
}
