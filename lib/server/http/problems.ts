import "server-only";
import { type Problem, ProblemError, problem } from "@/lib/http/problem";
import { type Credential, SpApiError } from "@/lib/server/sp-api/errors";
import type { ParameterProblem } from "@/lib/url/param";
import { strangeParameters } from "@/lib/url/strange-parameters";

const ACCESS =
  "Amazon refused the seller's authorization for this request: the app may lack the Professional " +
  "Services role, the seller may have to authorize it again, or the job belongs to somebody else or " +
  "to another region.";

const CREDENTIAL_REASONS = {
  client: "client",
  refresh_token: "refreshToken",
} as const satisfies Record<Credential, string>;

/** What the person at the screen reads of any error; what is not known becomes `internal`. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof SpApiError) return fromAmazon(error);
  return problem("internal", {
    detail: "The dashboard could not finish this request. The cause is in the server's log.",
  });
}

function fromAmazon(error: SpApiError): Problem {
  const about = error.requestId === null ? {} : { requestId: error.requestId };
  // Amazon may speak of fractions; a browser gets whole seconds.
  const seconds = error.retryAfterSeconds === null ? null : Math.ceil(error.retryAfterSeconds);
  const retryAfter = seconds === null ? {} : { retryAfter: seconds };
  switch (error.kind) {
    case "rejected":
      return problem("upstream_rejected", {
        detail: error.upstreamMessage
          ? `Amazon refused the request: ${error.upstreamMessage}`
          : "Amazon refused the request and gave no reason.",
        ...(error.upstreamMessage && { upstreamMessage: error.upstreamMessage }),
        ...about,
      });
    case "access":
      return problem("upstream_access", { detail: ACCESS, reason: "authorization", ...about });
    case "credentials":
      return problem("upstream_access", {
        detail: error.message,
        ...(error.credential && { reason: CREDENTIAL_REASONS[error.credential] }),
        ...about,
      });
    case "not_found":
      return problem("not_found", {
        detail: "Amazon has no such job for this provider. Check the id and the marketplace.",
        ...about,
      });
    case "throttled":
      if (error.ofUser) {
        return problem("rate_limited", {
          detail: "Too many calls under your name wait for Amazon already.",
          retryAfter: error.retryAfterSeconds ?? 5,
        });
      }
      return problem("upstream_throttled", {
        detail: "Everyone together has used up Amazon's quota. The place in the queue opens soon.",
        ...about,
        retryAfter: seconds ?? 5,
      });
    case "timeout":
      return problem("upstream_timeout", {
        detail: "Amazon did not answer in time, also when asked again.",
        ...about,
        ...retryAfter,
      });
    case "invalid_answer":
      return problem("upstream_unavailable", {
        detail: "Amazon answered in a form that is not a list of jobs.",
        reason: "invalidAnswer",
        ...about,
        ...retryAfter,
      });
    case "unavailable":
      return problem("upstream_unavailable", {
        detail: "Amazon's service fails at the moment, also when asked again.",
        ...about,
        ...retryAfter,
      });
  }
}

/** For one person, now. */
export const PRIVATE = { "cache-control": "private, no-store" };

/** A refusal as every route gives it: problem+json that nobody keeps (RFC 9457). */
export function problemResponse(
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json(problem, {
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
