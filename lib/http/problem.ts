/** Every error the API answers with, its HTTP status and its fixed title (RFC 9457). */
export const PROBLEMS = {
  bad_search: { status: 422, title: "The search cannot be read" },
  unauthenticated: { status: 401, title: "Sign in first" },
  forbidden: { status: 403, title: "Your role does not allow this" },
  rate_limited: { status: 429, title: "Too many requests from one person" },
  not_found: { status: 404, title: "Nothing is found under this id" },
  conflict: { status: 409, title: "Somebody changed it meanwhile" },
  upstream_rejected: { status: 400, title: "Amazon refused the request" },
  upstream_access: { status: 502, title: "Amazon refused access" },
  upstream_throttled: { status: 429, title: "Amazon's request quota is used up for now" },
  upstream_unavailable: { status: 503, title: "Amazon does not answer properly" },
  upstream_timeout: { status: 504, title: "Amazon did not answer in time" },
  bad_action: { status: 422, title: "The action cannot be read" },
  not_enabled: { status: 403, title: "This is not switched on here" },
  in_progress: { status: 409, title: "Another change of this is under way" },
  key_reused: { status: 422, title: "The key was used for something else" },
  outcome_unknown: { status: 504, title: "Amazon did not say whether it was done" },
  index_unavailable: { status: 503, title: "The index of all jobs cannot answer now" },
  internal: { status: 500, title: "Something failed on our side" },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

export type ParameterError = {
  parameter: string;
  detail: string;
  /** Stable reason, for translation. */
  code?: string;
  values?: string[];
  limit?: number;
  /** Amazon's code. */
  upstreamCode?: string;
  /** The parameter that was probably meant, where the one at fault is not known. */
  meant?: string;
};

/** Which of several causes a code has here: stable, for translation. */
export const PROBLEM_REASONS = [
  "authorization",
  "client",
  "refreshToken",
  "invalidAnswer",
  "proxy",
  "unreachable",
  "signInAgain",
  "notDone",
  "ownCost",
  "ownCostBrake",
] as const;

type ProblemReason = (typeof PROBLEM_REASONS)[number];

/** A long crawl to a far page, so far: `page` reached of `of` wanted, and so many seconds to go at this pace. */
export type CrawlProgress = { page: number; of: number; seconds: number };

/** The body of `application/problem+json`. `retryAfter` is in seconds. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  /** English; `code` and `reason` are for translation. */
  detail: string;
  reason?: ProblemReason;
  /** Amazon's own words, as they came. */
  upstreamMessage?: string;
  requestId?: string;
  retryAfter?: number;
  errors?: ParameterError[];
  progress?: CrawlProgress;
  /** With a conflict and a refusal of Amazon's: what is decided on of the job, as it is now. */
  current?: unknown;
  /** With what was sent to Amazon: the key of the action, under which its end can be asked for. */
  action?: string;
};

export type ProblemDetails = Omit<Problem, "type" | "title" | "status" | "code">;

export function problem(code: ProblemCode, details: ProblemDetails): Problem {
  const { status, title } = PROBLEMS[code];
  return { type: `urn:service-jobs:problem:${code}`, title, status, code, ...details };
}

const BRAND = Symbol.for("service-jobs/problem-error");

/** The one error class that crosses rooms; `problem` is safe to show to anyone signed in. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;
  readonly [BRAND] = true;

  /** Next bundles pages and routes apart, each with its own copy of this class. */
  static override [Symbol.hasInstance](value: unknown): value is ProblemError {
    return typeof value === "object" && value !== null && BRAND in value;
  }

  constructor(code: ProblemCode, { cause, ...details }: ProblemDetails & ErrorOptions) {
    super(details.detail, { cause });
    this.problem = problem(code, details);
  }
}

export function isProblem(value: unknown): value is Problem {
  return (
    typeof value === "object" &&
    value !== null &&
    "code" in value &&
    typeof value.code === "string" &&
    Object.hasOwn(PROBLEMS, value.code) &&
    "detail" in value &&
    typeof value.detail === "string"
  );
}

/** Whether waiting is all that is needed: for Amazon's quota, or for one's own share of it. */
export function isThrottled({ code }: Pick<Problem, "code">): boolean {
  return code === "upstream_throttled" || code === "rate_limited";
}
