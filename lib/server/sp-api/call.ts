import "server-only";
import { type AttemptParts, attempt, type Outcome } from "./attempt";
import type { Answer } from "./contract";
import { SpApiError } from "./errors";
import type { Priority } from "./lanes";
import type { Grant } from "./limiter";
import type { TokenSource } from "./lwa";
import type { Operation } from "./operations";
import { nextStep } from "./retry";
import type { Sleep } from "./waiting";

// Nobody watches background work: it may outlast a foreign client's export.
const BACKGROUND_PATIENCE = 10;

export type CallParts = AttemptParts & {
  tokens: TokenSource;
  /** How long an interactive call may go on being throttled. */
  maxWaitMs: number;
  random: () => number;
  sleep: Sleep;
};

export type CallContext = { signal: AbortSignal; priority: Priority; user?: string };

/** One operation to its end: a turn and a token for each attempt, and the retries that help. */
export async function call<T>(
  parts: CallParts,
  operation: Operation<T>,
  context: CallContext,
): Promise<Answer<T>> {
  const { tokens, observe } = parts;
  const { signal, priority } = context;
  let failures = 0;
  let refreshed = false;
  let last: SpApiError | null = null;

  for (let count = 1; ; count++) {
    // Before the turn, so that no turn goes stale while Login with Amazon answers.
    await tokens.get(signal);
    const grant: Grant = await turn(parts, operation, context, last);
    const token = await tokens.get(signal);
    const outcome: Outcome<T> = await attempt(parts, {
      operation,
      token,
      grant,
      count,
      priority,
      signal,
    });
    if ("answer" in outcome) return outcome.answer;

    const { failure } = outcome;
    last = failure;
    if (failure.kind !== "throttled") failures += 1;
    const next = nextStep(failure, {
      lane: priority.lane,
      failures,
      refreshed,
      outOfPatience: parts.now() >= priority.since + patience(parts, priority),
      random: parts.random,
    });
    if (next.step === "give up") throw failure;
    if (next.step === "fresh token") {
      tokens.drop(token);
      refreshed = true;
      failures -= 1;
    }
    const delayMs = next.step === "again" ? next.afterMs : 0;
    observe({
      type: "retry",
      operation: operation.name,
      attempt: count + 1,
      delayMs,
      because: failure.kind,
    });
    if (delayMs > 0) await parts.sleep(delayMs, signal);
  }
}

function patience(parts: CallParts, priority: Priority): number {
  return priority.lane === "background" ? parts.maxWaitMs * BACKGROUND_PATIENCE : parts.maxWaitMs;
}

async function turn<T>(
  parts: CallParts,
  operation: Operation<T>,
  { signal, priority, user }: CallContext,
  last: SpApiError | null,
): Promise<Grant> {
  try {
    return await parts.limiter.acquire({ signal, priority, user, returning: last !== null });
  } catch (error) {
    if (error instanceof SpApiError) {
      const { lane } = priority;
      parts.observe({ type: "throttled", operation: operation.name, lane, by: "queue" });
      // Without a turn for another try, the reason of the last one is the truth.
      if (last && last.kind !== "throttled") throw last;
    }
    throw error;
  }
}
