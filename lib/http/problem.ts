/** Every error the API answers with, and its HTTP status. */
export const PROBLEM_STATUS = {
  bad_search: 422,
  unauthenticated: 401,
  forbidden: 403,
  rate_limited: 429,
  not_found: 404,
  conflict: 409,
  upstream_rejected: 400,
  upstream_access: 502,
  upstream_throttled: 429,
  upstream_unavailable: 503,
  upstream_timeout: 504,
  bad_action: 422,
  not_enabled: 403,
  in_progress: 409,
  key_reused: 422,
  outcome_unknown: 504,
  index_unavailable: 503,
  internal: 500,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

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

/** What went wrong, as screens know it; `retryAfter` is in seconds. See `problemBody` for what is answered. */
export type Problem = {
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

export type ProblemDetails = Omit<Problem, "status" | "code">;

export function problem(code: ProblemCode, details: ProblemDetails): Problem {
  return { status: PROBLEM_STATUS[code], code, ...details };
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
    Object.hasOwn(PROBLEM_STATUS, value.code) &&
    "detail" in value &&
    typeof value.detail === "string"
  );
}

/** Whether waiting is all that is needed: for Amazon's quota, or for one's own share of it. */
export function isThrottled({ code }: Pick<Problem, "code">): boolean {
  return code === "upstream_throttled" || code === "rate_limited";
}
