import "server-only";
import type { Priority } from "@/lib/server/cache/priority";
import type { Operation } from "@/lib/server/sp-api/operations/operation";
import type { Grant, Quota } from "@/lib/server/sp-api/quota/quota";
import type { SpApiConfig } from "./config";
import type { Answer } from "./contract";
import { failureOf, type HttpAnswer, SpApiError } from "./errors";
import type { Observe } from "./events";
import { exchange, type HttpParts, headersOf } from "./http";

export type AttemptParts = HttpParts & {
  config: () => SpApiConfig;
  quota: Quota;
  observe: Observe;
};

/** What is asked of an operation, written out once for all attempts. */
export type Asked<T> = {
  operation: Pick<Operation<never, T>, "name" | "kind" | "hedge" | "method" | "read">;
  path: string;
  /** JSON; undefined for a request without a body. */
  body: string | undefined;
};

export type Attempt<T> = {
  asked: Asked<T>;
  token: string;
  grant: Grant;
  /** Counts from 1 within one call. */
  count: number;
  priority: Priority;
  signal: AbortSignal;
};

export type Outcome<T> = { answer: Answer<T> } | { failure: SpApiError };

/** One try of a call; reports to the quota, once, and to the observer how it went. */
export async function attempt<T>(parts: AttemptParts, one: Attempt<T>): Promise<Outcome<T>> {
  const { grant, priority } = one;
  const { name } = one.asked.operation;
  const startedAt = parts.now();
  const report = (status: number | null, requestId: string | null, outcome: AttemptOutcome) =>
    parts.observe({
      type: "attempt",
      operation: name,
      status,
      ms: parts.now() - startedAt,
      lane: priority.lane,
      waitMs: grant.waitMs,
      attempt: one.count,
      requestId,
      outcome,
    });

  let http: HttpAnswer;
  try {
    http = await send(parts, one);
  } catch (error) {
    void parts.quota.report(grant, { type: "lost" });
    if (!(error instanceof SpApiError)) {
      report(null, null, "aborted");
      throw error;
    }
    report(error.status, error.requestId, error.kind);
    return { failure: error };
  }
  const { requestId, retryAfterSeconds, rateLimit, status } = http;
  const outcome = judge(one, http, parts.now());
  const failure = "failure" in outcome ? outcome.failure : null;
  if (failure?.kind === "throttled") {
    void parts.quota.report(grant, { type: "throttled", retryAfterSeconds });
    parts.observe({ type: "throttled", operation: name, lane: priority.lane, by: "amazon" });
  } else {
    void parts.quota.report(grant, { type: "answered", rate: rateLimit });
  }
  report(status, requestId, failure?.kind ?? "ok");
  return outcome;
}

type AttemptOutcome = "ok" | "aborted" | SpApiError["kind"];

function send<T>(parts: AttemptParts, { asked, token, signal }: Attempt<T>): Promise<HttpAnswer> {
  const { operation, path, body } = asked;
  const config = parts.config();
  const headers = headersOf(config, token, parts.now());
  if (body !== undefined) headers["content-type"] = "application/json";
  const url = new URL(path, config.endpoint).href;
  const init = { method: operation.method, headers, body };
  return exchange(parts, url, init, config.timeoutMs, signal);
}

function judge<T>({ asked, token }: Attempt<T>, http: HttpAnswer, fetchedAt: number): Outcome<T> {
  const { requestId, status } = http;
  const failure = failureOf(http, token);
  if (failure) return { failure };
  const reading = asked.operation.read(http.body);
  if ("data" in reading) return { answer: { data: reading.data, requestId, fetchedAt } };
  return { failure: new SpApiError({ kind: reading.refused, status, requestId }) };
}
