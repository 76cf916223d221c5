import "server-only";
import { z } from "zod";

export type SpApiErrorKind =
  | "rejected"
  | "access"
  | "credentials"
  | "not_found"
  | "throttled"
  | "unavailable"
  | "proxy"
  | "timeout"
  | "invalid_answer"
  /** Of a write: Amazon may have executed it, and nobody can say. It is looked up, never repeated. */
  | "unknown_outcome";

/** The credential that Login with Amazon refuses; "client" is the client id or its secret. */
export type Credential = "client" | "refresh_token";

/** What came back: the status, the headers that matter, and the body where it is JSON. */
export type HttpAnswer = {
  status: number;
  requestId: string | null;
  rateLimit: string | null;
  /** x-amzn-ErrorType, which a body without errors may leave as the only reason. */
  errorType: string | null;
  retryAfterSeconds: number | null;
  /** When the answer was made by its sender's clock, in epoch ms; null where it does not say so readably. */
  sentAt: number | null;
  /** undefined when the body is empty or not JSON. */
  body: unknown;
};

/** One error of an answer, as Amazon worded it. */
export type UpstreamError = {
  code: string | null;
  message: string;
  details: string | null;
  /** When the record begins that it is of, where it is of one of several, as Amazon writes it. */
  record: string | null;
};

/** What is kept of an error that may lead to the request. */
export type Cause = { name: string; code: string | null };

export type SpApiErrorInit = {
  kind: SpApiErrorKind;
  /** Replaces the kind's sentence. Must hold nothing that was sent. */
  message?: string;
  status?: number | null;
  upstreamCode?: string | null;
  upstreamMessage?: string | null;
  upstreamErrors?: readonly UpstreamError[];
  requestId?: string | null;
  retryAfterSeconds?: number | null;
  credential?: Credential | null;
  ofUser?: boolean;
  cause?: Cause;
};

const SENTENCES: Record<SpApiErrorKind, string> = {
  rejected: "Amazon rejected the request.",
  access:
    "Amazon denied access: check the app's role, the seller's authorization and the region of the endpoint.",
  credentials: "Login with Amazon refused the token request.",
  not_found: "Amazon knows no such service job.",
  throttled: "Amazon's request quota is used up for the moment.",
  unavailable: "Amazon could not be reached or could not answer.",
  proxy: "The outgoing proxy let nothing through to Amazon.",
  timeout: "Amazon did not answer in time.",
  invalid_answer: "Amazon's answer could not be understood.",
  unknown_outcome: "Amazon did not say whether it was done.",
};

const BRAND = Symbol.for("service-jobs/sp-api-error");

/**
 * The one error of this client. Carries what came back, never what was sent: neither request,
 * headers, tokens nor secrets are reachable from it.
 */
export class SpApiError extends Error {
  override readonly name = "SpApiError";
  readonly [BRAND] = true;
  readonly kind: SpApiErrorKind;
  readonly status: number | null;
  readonly upstreamCode: string | null;
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;
  readonly credential: Credential | null;
  /** Too many calls of the same user wait already, however few other people make. */
  readonly ofUser: boolean;
  // Amazon's sentences can hold job and order ids. Private, so that no logger serialises them.
  readonly #upstreamMessage: string | null;
  readonly #upstreamErrors: readonly UpstreamError[];

  /** Next bundles pages and routes apart, each with its own copy of this class. */
  static override [Symbol.hasInstance](value: unknown): value is SpApiError {
    return typeof value === "object" && value !== null && BRAND in value;
  }

  constructor(init: SpApiErrorInit) {
    super(init.message ?? SENTENCES[init.kind], init.cause ? { cause: init.cause } : undefined);
    this.kind = init.kind;
    this.status = init.status ?? null;
    this.upstreamCode = init.upstreamCode ?? null;
    this.requestId = init.requestId ?? null;
    this.retryAfterSeconds = init.retryAfterSeconds ?? null;
    this.credential = init.credential ?? null;
    this.ofUser = init.ofUser ?? false;
    this.#upstreamMessage = init.upstreamMessage ?? null;
    this.#upstreamErrors = init.upstreamErrors ?? [];
  }

  /** Amazon's own words, as plain text for the screen; keep them out of logs. */
  get upstreamMessage(): string | null {
    return this.#upstreamMessage;
  }

  /** All that the answer complained of, the error that decided first; keep the words out of logs. */
  get upstreamErrors(): readonly UpstreamError[] {
    return this.#upstreamErrors;
  }
}

const LONGEST_MESSAGE = 500;

const KIND_BY_CODE: ReadonlyMap<string, SpApiErrorKind> = new Map([
  ["InternalFailure", "unavailable"],
  ["InternalError", "unavailable"],
  ["InternalServerError", "unavailable"],
  ["ServiceUnavailable", "unavailable"],
  ["QuotaExceeded", "throttled"],
  ["TooManyRequests", "throttled"],
  ["RequestThrottled", "throttled"],
  ["Unauthorized", "access"],
  ["UnauthorizedAction", "access"],
  ["AccessDenied", "access"],
  ["NotFound", "not_found"],
]);

const NOT_YOURS = "Amazon says that this belongs to another provider.";
/** Amazon has no job of this id, in the words of its operations, whose status is 400 or 422. */
const NO_JOB = /^(?:Job not found|No job exists?)\b/;

const text = z.string().nullish().catch(null);
const errorSchema = z
  .looseObject({ code: text, message: text, details: text, errorLevel: text })
  .catch({ code: null, message: null, details: null, errorLevel: null });

/**
 * The failure an answer stands for; null for a 2xx without errors. The status is the truth where
 * there is one: a 200 that carries errors, of a part of it too, is judged by the code of the first. The
 * token that was sent is cut out of Amazon's words, should they repeat it. `missing` is said of a 404.
 * Amazon: Services API v1 model.
 */
export function failureOf(answer: HttpAnswer, token: string, missing?: string): SpApiError | null {
  const success = answer.status >= 200 && answer.status < 300;
  const errors = errorsOf(answer.body, token);
  const [first] = errors;
  if (success && !first) return null;
  const words = errors.flatMap(({ message, details }) => [message, details ?? ""]);
  const code = first?.code ?? answer.errorType;
  const kind = kindOf(answer.status, success, first);
  return new SpApiError({
    kind,
    message: sentenceOf(kind, code, answer.status, missing),
    status: answer.status,
    upstreamCode: code,
    upstreamMessage: [...new Set(words)].join(" ").trim().slice(0, LONGEST_MESSAGE) || null,
    upstreamErrors: errors,
    requestId: answer.requestId,
    retryAfterSeconds: answer.retryAfterSeconds,
  });
}

function sentenceOf(
  kind: SpApiErrorKind,
  code: string | null,
  status: number,
  missing: string | undefined,
): string | undefined {
  if (code === "UnauthorizedAction") return NOT_YOURS;
  return kind === "not_found" && status === 404 ? missing : undefined;
}

function kindOf(status: number, success: boolean, first?: UpstreamError): SpApiErrorKind {
  const rejects = success || status === 400 || status === 422;
  if (rejects && NO_JOB.test(first?.message ?? "")) return "not_found";
  return success ? (KIND_BY_CODE.get(first?.code ?? "") ?? "rejected") : kindOfStatus(status);
}

function kindOfStatus(status: number): SpApiErrorKind {
  if (status === 401 || status === 403) return "access";
  if (status === 404) return "not_found";
  if (status === 429) return "throttled";
  return status >= 400 && status < 500 ? "rejected" : "unavailable";
}

/**
 * Every error of a body: `{ errors }` or a bare list, those of its payload and of each record of a
 * payload that is a list. Warnings are not errors.
 */
function errorsOf(body: unknown, token: string): UpstreamError[] {
  return [...listsOf(body)].flatMap(({ list, record }) =>
    list
      .map((one) => errorSchema.parse(one))
      .filter(({ errorLevel }) => errorLevel !== "WARNING")
      .map(({ code, message, details }) => ({
        code: code ?? null,
        message: inOneLine(message, token),
        details: inOneLine(details, token) || null,
        record,
      })),
  );
}

type ErrorList = { list: unknown[]; record: string | null };

function* listsOf(body: unknown): Generator<ErrorList> {
  if (Array.isArray(body)) yield { list: body, record: null };
  if (!isObject(body)) return;
  if ("errors" in body && Array.isArray(body.errors)) yield { list: body.errors, record: null };
  if (!("payload" in body) || !isObject(body.payload)) return;
  const parts = Array.isArray(body.payload) ? body.payload : [body.payload];
  for (const part of parts) {
    if (!isObject(part) || !("errors" in part) || !Array.isArray(part.errors)) continue;
    yield { list: part.errors, record: startOf(part) };
  }
}

function startOf(record: object): string | null {
  if (!("availability" in record) || !isObject(record.availability)) return null;
  const { availability } = record;
  const start = "startTime" in availability ? availability.startTime : null;
  return typeof start === "string" ? start : null;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Amazon's sentences hold non-breaking spaces. */
function inOneLine(words: string | null | undefined, token: string): string {
  const clean = (words ?? "").replaceAll(token, "[token]").replace(/\s+/g, " ");
  return clean.trim().slice(0, LONGEST_MESSAGE);
}

/** Whether Amazon has no such job, or it is another provider's now. */
export function isUnknownJob(error: unknown): boolean {
  if (!(error instanceof SpApiError)) return false;
  return error.kind === "not_found" || error.upstreamCode === "UnauthorizedAction";
}
