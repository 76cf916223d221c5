import "server-only";
import { type Problem, ProblemError, problem } from "@/lib/http/problem";
import { problemBody } from "@/lib/http/problem-body";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import type { ParameterProblem } from "@/lib/url/param";
import { strangeParameters } from "@/lib/url/vocabulary";

/** The problem that an error of another room stands for; null for an error that it does not know. */
export type ProblemMapping = (error: unknown) => Problem | null;

const mappings = () => processSingleton("problem-mappings", () => new Set<ProblemMapping>());

/** Has `toProblem` know the errors of a room. */
export function mapProblems(mapping: ProblemMapping): void {
  mappings().add(mapping);
}

/** What the person at the screen reads of any error; what is not known becomes `internal`. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  for (const mapping of mappings()) {
    const known = mapping(error);
    if (known !== null) return known;
  }
  return problem("internal", {
    detail: "The dashboard could not finish this request. The cause is in the server's log.",
  });
}

/** For one person, now. */
export const PRIVATE = { "cache-control": "private, no-store" };

/** A refusal as every route gives it: problem+json that nobody keeps (RFC 9457). */
export function problemResponse(
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json(problemBody(problem), {
    status: problem.status,
    headers: {
      ...PRIVATE,
      "content-type": "application/problem+json",
      ...(problem.retryAfter === undefined ? {} : { "retry-after": String(problem.retryAfter) }),
      ...headers,
    },
  });
}

/** Enough to find the fault: names and the stack of our own code, not messages with data in them. */
export function causeOf(error: unknown): { error: string; stack?: string[] } {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = error.stack?.split("\n").filter((line) => line.trimStart().startsWith("at "));
  return { error: error.name, stack: frames?.slice(0, 8) };
}

/** @throws ProblemError `bad_search` naming each parameter that cannot be read, if any */
export function refuseUnreadable(problems: readonly ParameterProblem[]): void {
  if (problems.length === 0) return;
  const names = [...new Set(problems.map(({ parameter }) => parameter))];
  throw new ProblemError("bad_search", {
    detail: `Not understood: ${names.join(", ")}.`,
    errors: [...problems],
  });
}

/** @throws ProblemError `bad_search` naming each parameter that is none of those known, if any */
export function refuseStrange(params: URLSearchParams, known: readonly string[]): void {
  refuseUnreadable(strangeParameters(params, known));
}
