import "server-only";
import { type Problem, problem } from "@/lib/http/problem";
import { type Credential, SpApiError } from "@/lib/server/sp-api/errors";

const ACCESS =
  "Amazon refused the seller's authorization for this request: the app may lack the Professional " +
  "Services role, the seller may have to authorize it again, or the job belongs to somebody else or " +
  "to another region.";

const CREDENTIAL_REASONS = {
  client: "client",
  refresh_token: "refreshToken",
} as const satisfies Record<Credential, string>;

/** What the person at the screen learns of a failure of Amazon's room; null for any other error. */
export function amazonProblem(error: unknown): Problem | null {
  return error instanceof SpApiError ? problemOf(error) : null;
}

function problemOf(error: SpApiError): Problem {
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
    case "proxy":
      return problem("upstream_unavailable", {
        detail: `${error.message} Amazon was not asked.`,
        reason: "proxy",
        ...retryAfter,
      });
    case "timeout":
      return problem("upstream_timeout", {
        detail: "Amazon did not answer in time, also when asked again.",
        ...about,
        ...retryAfter,
      });
    case "unknown_outcome":
      return problem("upstream_timeout", {
        detail: "Amazon did not say whether it was done. Nothing is sent again by itself.",
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
