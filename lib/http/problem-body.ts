import type { Problem, ProblemCode } from "./problem";

/** The fixed title of every code, which programs and logs read; screens have words of their own. */
export const PROBLEM_TITLES: Readonly<Record<ProblemCode, string>> = {
  bad_search: "The search cannot be read",
  unauthenticated: "Sign in first",
  forbidden: "Your role does not allow this",
  rate_limited: "Too many requests from one person",
  not_found: "Nothing is found under this id",
  conflict: "Somebody changed it meanwhile",
  upstream_rejected: "Amazon refused the request",
  upstream_access: "Amazon refused access",
  upstream_throttled: "Amazon's request quota is used up for now",
  upstream_unavailable: "Amazon does not answer properly",
  upstream_timeout: "Amazon did not answer in time",
  bad_action: "The action cannot be read",
  not_enabled: "This is not switched on here",
  in_progress: "Another change of this is under way",
  key_reused: "The key was used for something else",
  outcome_unknown: "Amazon did not say whether it was done",
  index_unavailable: "The index of all jobs cannot answer now",
  internal: "Something failed on our side",
};

/** The body of `application/problem+json` (RFC 9457). */
type ProblemBody = Problem & { type: string; title: string };

/** A problem as the API answers it, alone or as a part of an answer. */
export function problemBody(problem: Problem): ProblemBody {
  const { code } = problem;
  return { type: `urn:service-jobs:problem:${code}`, title: PROBLEM_TITLES[code], ...problem };
}
