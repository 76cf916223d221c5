import { type Problem, ProblemError, problem } from "@/lib/http/problem";

/** What a failed query tells the person; what is no problem of ours becomes the fixed sentence. */
export function problemOf(error: Error): Problem {
  if (error instanceof ProblemError) return error.problem;
  return problem("internal", { detail: "The page could not understand the answer." });
}
