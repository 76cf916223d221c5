import "server-only";
import { type AttemptParts, attempt, type Outcome } from "./attempt";
import type { Answer } from "./contract";
import { SpApiError } from "./errors";
import type { Priority } from "./lanes";
import type { Grant } from "./limiter";
import type { TokenSource } from "./lwa";
import type { Operation } from "./operations";
import { isPassing, nextStep } from "./retry";
import type { Sleep } from "./waiting";

export type CallParts = AttemptParts & {
  tokens: TokenSource;
  random: () => number;
  sleep: Sleep;
};

export type CallContext = { signal: AbortSignal; priority: Priority; user: string };

/** One operation to its end: a turn and a token for each attempt, and the retries that help. */
export async function call<T>(
  parts: CallParts,
  operation: Operation<T>,
  context: CallContext,
): Promise<Answer<T>> {
  const { tokens, random } = parts;
  const { signal, priority } = context;
  let failures = 0;
  let refreshed = false;
  let last: SpApiError | null = null;

  for (let count = 1; ; count++) {
    // Before the turn too, so that no turn goes stale while Login with Amazon answers.
    await tokens.get(signal);
    const grant: Grant = await takeTurn(parts, operation, context, last);
    let token: string;
    let outcome: Outcome<T>;
    try {
      token = await tokens.get(signal);
      outcome = await attempt(parts, { operation, token, grant, count, priority, signal });
    } finally {
      parts.limiter.landed();
    }
    if ("answer" in outcome) return outcome.answer;

    const { failure } = outcome;
    if (isPassing(failure)) failures += 1;
    const next = nextStep(failure, { lane: priority.lane, failures, refreshed, random });
    if (next.step === "give up") throw failure;
    if (next.step === "fresh token") {
      tokens.drop(token);
      refreshed = true;
    }
    const delayMs = next.step === "again" ? next.delayMs : 0;
    const { name } = operation;
    parts.observe({ type: "retry", operation: name, attempt: count, delayMs, kind: failure.kind });
    if (delayMs > 0) await parts.sleep(delayMs, signal);
    last = failure;
  }
}

async function takeTurn<T>(
  parts: CallParts,
  { name }: Operation<T>,
  { signal, priority, user }: CallContext,
  last: SpApiError | null,
): Promise<Grant> {
  try {
    return await parts.limiter.acquire({ signal, priority, user, returning: last !== null });
  } catch (error) {
    if (!(error instanceof SpApiError)) throw error;
    parts.observe({ type: "throttled", operation: name, lane: priority.lane, by: "queue" });
    throw last && last.kind !== "access" ? standing(last, error.retryAfterSeconds) : error;
  }
}

/** No turn is left for another try, so the last failure stands, with the time a turn would come. */
function standing(last: SpApiError, retryAfterSeconds: number | null): SpApiError {
  const { kind, status, upstreamCode, upstreamMessage, requestId } = last;
  return new SpApiError({
    kind,
    status,
    upstreamCode,
    upstreamMessage,
    requestId,
    retryAfterSeconds: last.retryAfterSeconds ?? retryAfterSeconds,
  });
}
