import "server-only";
import type { Priority, Sleep } from "@/lib/server/cache/priority";
import type { Grant } from "@/lib/server/sp-api/quota/quota";
import { type Asked, type AttemptParts, attempt, type Outcome } from "./attempt";
import type { Answer } from "./contract";
import { SpApiError } from "./errors";
import { type HedgeBudget, hedge } from "./hedge";
import { mayPass, type TokenSource } from "./lwa";
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

/** One call to its end: a grant and a token for each attempt, and the retries that help. */
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
    if (next.step === "give up") throw failure;
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
      const one = { asked, token, grant: granted, count, priority, signal };
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
    throw last && last.kind !== "access" ? standing(last, error.retryAfterSeconds) : error;
  }
}

/** No grant is left for another try, so the last failure stands, with the time one would come. */
function standing(last: SpApiError, retryAfterSeconds: number | null): SpApiError {
  const { kind, message, status, upstreamCode, upstreamMessage, upstreamErrors, requestId } = last;
  return new SpApiError({
    kind,
    message,
    status,
    upstreamCode,
    upstreamMessage,
    upstreamErrors,
    requestId,
    retryAfterSeconds: last.retryAfterSeconds ?? retryAfterSeconds,
  });
}
