import "server-only";
import type { Priority, Sleep } from "@/lib/server/cache/priority";
import type { Grant } from "@/lib/server/sp-api/quota/limiter";
import { type AttemptParts, attempt, type Outcome } from "./attempt";
import type { Answer } from "./contract";
import { SpApiError } from "./errors";
import { type HedgeBudget, hedge } from "./hedge";
import { mayPass, type TokenSource } from "./lwa";
import type { Operation } from "./operations";
import { isPassing, nextStep, pauseAfter } from "./retry";

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
    await accessToken(parts, context);
    const tried: Tried<T> = await tryOrTwo(parts, operation, context, { count, last });
    const { token, outcome } = tried;
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

/**
 * Login with Amazon may be away for a while. Work that nobody watches waits for it as for a turn; a
 * person is told at once.
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
  operation: Operation<T>,
  context: CallContext,
  { count, last }: Try,
): Promise<Tried<T>> {
  const { hedges } = parts;
  const grant = await takeTurn(parts, operation, context, last);
  const send = async (turn: Grant, signal: AbortSignal): Promise<Tried<T>> => {
    const { priority } = context;
    try {
      // The one from before the turn may have run out while the call waited for it.
      const token = await accessToken(parts, { ...context, signal });
      const one = { operation, token, grant: turn, count, priority, signal };
      return { token, outcome: await attempt(parts, one) };
    } finally {
      hedges.earn();
      parts.limiter.landed();
    }
  };
  if (context.priority.lane === "background") return send(grant, context.signal);
  return hedge({
    first: (signal) => send(grant, signal),
    second: (signal) =>
      hedges.spend()
        ? takeTurn(parts, operation, { ...context, signal }, last).then((turn) =>
            send(turn, signal),
          )
        : null,
    isGood: ({ outcome }) => "answer" in outcome,
    afterMs: LATE_MS,
    signal: context.signal,
  });
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
