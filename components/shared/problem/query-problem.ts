"use client";
import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import { type Problem, ProblemError, problem } from "@/lib/http/problem";

/**
 * Why a question has no answer, until its next try has come to something: a query without data
 * forgets its failure as soon as it is asked again, and the button that asked would go with it.
 * @param question names which question the query asks
 */
export function useQueryProblem(query: UseQueryResult, question: string): Problem | null {
  const { error, isFetching, isSuccess, isPlaceholderData } = query;
  const [last, setLast] = useState<{ question: string; error: Error } | null>(null);
  const answered = isSuccess && !isPlaceholderData;
  if (error !== null && error !== last?.error) setLast({ question, error });
  else if (error === null && answered && last !== null) setLast(null);

  const again = last !== null && last.question === question && isFetching ? last.error : null;
  const current = error ?? again;
  return current === null ? null : problemOf(current);
}

/** The problem of a failed query; what is no problem of ours becomes the fixed sentence. */
export function problemOf(error: Error): Problem {
  if (error instanceof ProblemError) return error.problem;
  return problem("internal", { detail: "The page could not understand the answer." });
}
