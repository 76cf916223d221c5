import "server-only";
import type { Priority } from "@/lib/server/cache/priority";
import type { Grant, Limiter } from "@/lib/server/sp-api/quota/limiter";
import type { SpApiConfig } from "./config";
import type { Answer } from "./contract";
import { failureOf, SpApiError } from "./errors";
import type { Observe } from "./events";
import { exchange, type HttpAnswer, type HttpParts, headersOf } from "./http";
import type { Operation } from "./operations";

export type AttemptParts = HttpParts & {
  config: () => SpApiConfig;
  limiter: Limiter;
  observe: Observe;
};

export type Attempt<T> = {
  operation: Operation<T>;
  token: string;
  grant: Grant;
  /** Counts from 1 within one call. */
  count: number;
  priority: Priority;
  signal: AbortSignal;
};

export type Outcome<T> = { answer: Answer<T> } | { failure: SpApiError };

/** One try of an operation; tells the limiter and the observer how it went. */
export async function attempt<T>(parts: AttemptParts, one: Attempt<T>): Promise<Outcome<T>> {
  const { operation, grant, priority } = one;
  const startedAt = parts.now();
  const tell = (status: number | null, requestId: string | null, outcome: AttemptOutcome) =>
    parts.observe({
      type: "attempt",
      operation: operation.name,
      status,
      ms: parts.now() - startedAt,
      lane: priority.lane,
      waitMs: grant.waitMs,
      attempt: one.count,
      requestId,
      outcome,
    });

  try {
    const http = await send(parts, one);
    const outcome = judge(one, http, parts.now());
    const failure = "failure" in outcome ? outcome.failure : null;
    if (failure?.kind === "throttled") {
      const { name } = operation;
      parts.limiter.throttled(grant, http.retryAfterSeconds);
      parts.observe({ type: "throttled", operation: name, lane: priority.lane, by: "amazon" });
    } else {
      parts.limiter.answered(grant, http.rateLimit);
    }
    tell(http.status, http.requestId, failure?.kind ?? "ok");
    return outcome;
  } catch (error) {
    if (error instanceof SpApiError) {
      tell(error.status, error.requestId, error.kind);
      return { failure: error };
    }
    tell(null, null, "aborted");
    throw error;
  }
}

type AttemptOutcome = "ok" | "aborted" | SpApiError["kind"];

function send<T>(parts: AttemptParts, { operation, token, signal }: Attempt<T>) {
  const config = parts.config();
  const headers = headersOf(config, token, parts.now());
  const url = new URL(operation.path, config.endpoint).href;
  return exchange(parts, url, { method: "GET", headers }, config.timeoutMs, signal);
}

function judge<T>(
  { operation, token }: Attempt<T>,
  http: HttpAnswer,
  fetchedAt: number,
): Outcome<T> {
  const { requestId, status } = http;
  const failure = failureOf(http, token);
  if (failure) return { failure };
  const reading = operation.read(http.body);
  if ("data" in reading) return { answer: { data: reading.data, requestId, fetchedAt } };
  return { failure: new SpApiError({ kind: reading.refused, status, requestId }) };
}
