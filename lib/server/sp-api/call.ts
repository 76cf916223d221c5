import "server-only";
import type { Priority, Sleep } from "@/lib/server/cache/priority";
import type { Operation } from "@/lib/server/sp-api/operations/operation";
import type { Grant, Quota } from "@/lib/server/sp-api/quota/quota";
import type { SpApiConfig } from "./config";
import type { Answer } from "./contract";
import { failureOf, type HttpAnswer, SpApiError, type SpApiErrorInit } from "./errors";
import type { Observe } from "./events";
import { type HedgeBudget, hedge } from "./hedge";
import { exchange, type HttpParts, headersOf } from "./http";
import { mayPass, type TokenSource } from "./lwa";
import { isPassing, leavesOutcomeOpen, nextStep, pauseAfter } from "./retry";

/** Far beyond Amazon's usual answer, and well before the limit of an attempt. */
const LATE_MS = 2_500;
const TOKEN_PATIENCE_MS = 150_000;

export type CallParts = AttemptParts & {
  tokens: TokenSource;
  hedges: HedgeBudget;
  random: () => number;
  sleep: Sleep;
};

export type CallContext = { signal: AbortSignal; priority: Priority; user: string };

/**
 * One call to its end: a grant and a token for each attempt, and the retries that help. A read ends when
 * its caller leaves; a write then ends too, but only where nothing of it is with Amazon: once it was sent,
 * this settles with what came of it. What may have been executed is "unknown_outcome".
 */
export async function call<T>(
  parts: CallParts,
  asked: Asked<T>,
  context: CallContext,
): Promise<Answer<T>> {
  const { tokens, random } = parts;
  const { signal, priority } = context;
  const { name, kind } = asked.operation;
  let failures = 0;
  let refreshed = false;
  let last: SpApiError | null = null;

  for (let count = 1; ; count++) {
    // Before the grant too, so that none goes stale while Login with Amazon answers.
    await accessToken(parts, context);
    const tried: Tried<T> = await tryOrTwo(parts, asked, context, { count, last });
    const { token, outcome } = tried;
    if ("answer" in outcome) return outcome.answer;

    const { failure } = outcome;
    if (isPassing(failure)) failures += 1;
    const next = nextStep(failure, { kind, lane: priority.lane, failures, refreshed, random });
    if (next.step === "give up") {
      throw kind === "write" && leavesOutcomeOpen(failure)
        ? retold(failure, { kind: "unknown_outcome" })
        : failure;
    }
    if (next.step === "fresh token") {
      tokens.drop(token);
      refreshed = true;
    }
    const delayMs = next.step === "again" ? next.delayMs : 0;
    parts.observe({ type: "retry", operation: name, attempt: count, delayMs, kind: failure.kind });
    if (delayMs > 0) await parts.sleep(delayMs, signal);
    last = failure;
  }
}

/**
 * Login with Amazon may be away for a while. Work that nobody watches waits for it as for the
 * quota; a person learns of it at once.
 */
async function accessToken(parts: CallParts, { signal, priority }: CallContext): Promise<string> {
  const deadline = parts.now() + TOKEN_PATIENCE_MS;
  for (let failures = 1; ; failures++) {
    try {
      return await parts.tokens.get(signal);
    } catch (error) {
      if (!mayPass(error) || priority.lane !== "background") throw error;
      const delayMs = pauseAfter(error, failures, parts.random);
      if (parts.now() + delayMs >= deadline) throw error;
      await parts.sleep(delayMs, signal);
    }
  }
}

type Try = { count: number; last: SpApiError | null };
type Tried<T> = { token: string; outcome: Outcome<T> };

/** One try, and beside it a second when somebody waits and the first is late: Amazon may never answer. */
async function tryOrTwo<T>(
  parts: CallParts,
  asked: Asked<T>,
  context: CallContext,
  { count, last }: Try,
): Promise<Tried<T>> {
  const { hedges } = parts;
  const grant = await acquire(parts, asked, context, last);
  const send = async (granted: Grant, signal: AbortSignal): Promise<Tried<T>> => {
    const { priority } = context;
    let token: string;
    try {
      // The one from before the grant may have run out while the call waited for it.
      token = await accessToken(parts, { ...context, signal });
    } catch (error) {
      void parts.quota.report(granted, { type: "lost" });
      hedges.earn();
      throw error;
    }
    try {
      const one = { asked, token, grant: granted, count, priority, signal: holdOf(asked, signal) };
      return { token, outcome: await attempt(parts, one) };
    } finally {
      hedges.earn();
    }
  };
  if (!asked.operation.hedge || context.priority.lane === "background") {
    return send(grant, context.signal);
  }
  return hedge({
    first: (signal) => send(grant, signal),
    second: (signal) =>
      hedges.spend()
        ? acquire(parts, asked, { ...context, signal }, last).then((granted) =>
            send(granted, signal),
          )
        : null,
    isGood: ({ outcome }) => "answer" in outcome,
    afterMs: LATE_MS,
    signal: context.signal,
  });
}

/** What ends an attempt: nobody who leaves takes back a write that has been handed over. */
function holdOf<T>({ operation }: Asked<T>, signal: AbortSignal): AbortSignal | undefined {
  return operation.kind === "write" ? undefined : signal;
}

async function acquire<T>(
  parts: CallParts,
  { operation }: Asked<T>,
  { signal, priority, user }: CallContext,
  last: SpApiError | null,
): Promise<Grant> {
  try {
    return await parts.quota.acquire({ signal, priority, user, returning: last !== null });
  } catch (error) {
    if (!(error instanceof SpApiError)) throw error;
    const { name } = operation;
    parts.observe({ type: "throttled", operation: name, lane: priority.lane, by: "queue" });
    if (last === null || last.kind === "access") throw error;
    // No grant is left for another try, so the last failure stands, with the time one would come.
    const retryAfterSeconds = last.retryAfterSeconds ?? error.retryAfterSeconds;
    throw retold(last, { kind: last.kind, message: last.message, retryAfterSeconds });
  }
}

/** The same failure with something else to it. */
function retold(last: SpApiError, change: SpApiErrorInit): SpApiError {
  const { status, upstreamCode, upstreamMessage, upstreamErrors, requestId } = last;
  const { retryAfterSeconds } = last;
  return new SpApiError({
    status,
    upstreamCode,
    upstreamMessage,
    upstreamErrors,
    requestId,
    retryAfterSeconds,
    ...change,
  });
}

type AttemptParts = HttpParts & {
  config: () => SpApiConfig;
  quota: Quota;
  observe: Observe;
};

/** What is asked of an operation, written out once for all attempts. */
export type Asked<T> = {
  operation: Pick<Operation<never, T>, "name" | "kind" | "hedge" | "method" | "read" | "missing">;
  path: string;
  /** JSON; undefined for a request without a body. */
  body: string | undefined;
};

type Attempt<T> = {
  asked: Asked<T>;
  token: string;
  grant: Grant;
  /** Counts from 1 within one call. */
  count: number;
  priority: Priority;
  signal: AbortSignal | undefined;
};

type Outcome<T> = { answer: Answer<T> } | { failure: SpApiError };

/** One try of a call; reports to the quota, once, and to the observer how it went. */
async function attempt<T>(parts: AttemptParts, one: Attempt<T>): Promise<Outcome<T>> {
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
  const { requestId, sentAt, status } = http;
  const failure = failureOf(http, token, asked.operation.missing);
  if (failure) return { failure };
  const reading = asked.operation.read(http.body, status);
  if ("data" in reading) {
    const { data } = reading;
    return { answer: { data, requestId, fetchedAt, ...(sentAt !== null && { sentAt }) } };
  }
  return { failure: new SpApiError({ kind: reading.refused, status, requestId }) };
}
