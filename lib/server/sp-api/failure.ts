import "server-only";
import { z } from "zod";
import { SpApiError, type SpApiErrorKind } from "./errors";
import type { HttpAnswer } from "./http";

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

const text = z.string().nullish().catch(null);
const upstreamError = z
  .looseObject({ code: text, message: text, details: text, errorLevel: text })
  .catch({ code: null, message: null, details: null, errorLevel: null });

type UpstreamError = z.output<typeof upstreamError>;

/**
 * The failure an answer stands for; null for a 2xx without errors. The status is the truth where
 * there is one: a 200 that carries errors is judged by its code. The token that was sent is cut out
 * of Amazon's words, should they repeat it. Amazon: Services API v1 model.
 */
export function failureOf(answer: HttpAnswer, token: string): SpApiError | null {
  const success = answer.status >= 200 && answer.status < 300;
  const first = firstError(answer.body);
  if (success && !first) return null;
  return new SpApiError({
    kind: success
      ? (KIND_BY_CODE.get(first?.code ?? "") ?? "rejected")
      : kindOfStatus(answer.status),
    status: answer.status,
    upstreamCode: first?.code ?? answer.errorType,
    upstreamMessage: first ? wordsOf(first).replaceAll(token, "[token]") || null : null,
    requestId: answer.requestId,
    retryAfterSeconds: answer.retryAfterSeconds,
  });
}

function kindOfStatus(status: number): SpApiErrorKind {
  if (status === 401 || status === 403) return "access";
  if (status === 404) return "not_found";
  if (status === 429) return "throttled";
  return status >= 400 && status < 500 ? "rejected" : "unavailable";
}

/** The first error of a body, `{ errors: [...] }` or a bare array; warnings are not errors. */
function firstError(body: unknown): UpstreamError | undefined {
  const errors = isObject(body) && "errors" in body ? body.errors : body;
  const list = Array.isArray(errors) ? errors : [];
  return list.map((one) => upstreamError.parse(one)).find((one) => one.errorLevel !== "WARNING");
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Message and details in one line: Amazon's sentences hold non-breaking spaces. */
function wordsOf({ message, details }: UpstreamError): string {
  const words = [message, details].filter(Boolean).join(" ");
  return words.replace(/\s+/g, " ").trim().slice(0, LONGEST_MESSAGE);
}
