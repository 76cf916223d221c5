import "server-only";
import { z } from "zod";
import { SpApiError, type SpApiErrorKind } from "./errors";
import type { HttpAnswer } from "./http";

type UpstreamError = { code: string | null; message: string | null };

const LONGEST_MESSAGE = 500;

const text = z.string().optional().catch(undefined);
const upstreamErrors = z
  .array(z.looseObject({ code: text, message: text, details: text, errorLevel: text }))
  .min(1);
const answeredErrors = z.union([upstreamErrors, z.looseObject({ errors: upstreamErrors })]);

/**
 * The failure an answer stands for; null for a 2xx without errors. The status is the truth where
 * there is one: a 200 that carries errors is judged by its code. The token that was sent is cut out
 * of Amazon's words, should they repeat it. Amazon: Services API v1 model.
 */
export function failureOf(answer: HttpAnswer, token: string): SpApiError | null {
  const upstream = upstreamError(answer.body);
  const success = answer.status >= 200 && answer.status < 300;
  if (success && !upstream) return null;
  return new SpApiError({
    kind: success ? kindOfCode(upstream?.code ?? null) : kindOfStatus(answer.status),
    status: answer.status,
    upstreamCode: upstream?.code ?? null,
    upstreamMessage: upstream?.message?.replaceAll(token, "[token]") ?? null,
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

function kindOfCode(code: string | null): SpApiErrorKind {
  switch (code) {
    case "InternalFailure":
    case "InternalError":
    case "InternalServerError":
    case "ServiceUnavailable":
      return "unavailable";
    case "QuotaExceeded":
    case "TooManyRequests":
    case "RequestThrottled":
      return "throttled";
    case "Unauthorized":
    case "UnauthorizedAction":
    case "AccessDenied":
      return "access";
    case "NotFound":
      return "not_found";
    default:
      return "rejected";
  }
}

/** The first error of a body, `{ errors: [...] }` or a bare array; warnings are not errors. */
function upstreamError(body: unknown): UpstreamError | null {
  const parsed = answeredErrors.safeParse(body);
  if (!parsed.success) return null;
  const errors = Array.isArray(parsed.data) ? parsed.data : parsed.data.errors;
  const first = errors.find((error) => error.errorLevel !== "WARNING");
  if (!first) return null;
  const sentences = [first.message, first.details].filter(Boolean).map((part) => plain(part ?? ""));
  return { code: first.code ?? null, message: sentences.join(" ") || null };
}

/** Amazon's sentences hold non-breaking spaces, and a screen needs no more than a few lines. */
function plain(sentence: string): string {
  return sentence.replace(/\s+/g, " ").trim().slice(0, LONGEST_MESSAGE);
}
