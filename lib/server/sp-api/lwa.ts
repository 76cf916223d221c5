import "server-only";
import { z } from "zod";
import { type Sleep, unlessAborted } from "@/lib/server/cache/priority";
import type { Once } from "@/lib/server/cache/single-flight";
import type { SpApiConfig } from "./config";
import { type HttpAnswer, SpApiError, type SpApiErrorInit } from "./errors";
import type { Observe } from "./events";
import { exchange, type HttpParts, userAgentOf } from "./http";
import { askedMsOf, asksForLong, isPassing, pauseAfter } from "./retry";

const oauthError = z.looseObject({ error: z.string() });

/**
 * The failure of a token request, or null. The body is OAuth-shaped (RFC 6749, section 5.2), not
 * the `errors` of the Selling Partner API. The description is left out: it could echo the request.
 */
function lwaFailureOf(answer: HttpAnswer): SpApiError | null {
  if (answer.status >= 200 && answer.status < 300) return null;
  const parsed = oauthError.safeParse(answer.body);
  const code = parsed.success && /^\w{1,40}$/.test(parsed.data.error) ? parsed.data.error : null;
  return new SpApiError({
    ...verdict(answer.status, code),
    status: answer.status,
    upstreamCode: code,
    requestId: answer.requestId,
    retryAfterSeconds: answer.retryAfterSeconds,
  });
}

function verdict(status: number, code: string | null): SpApiErrorInit {
  if (status === 429) return { kind: "throttled", message: "Login with Amazon is throttling." };
  if (code === "server_error" || code === "temporarily_unavailable" || status >= 500) {
    return { kind: "unavailable", message: "Login with Amazon could not answer." };
  }
  if (code === "invalid_client" || code === "unauthorized_client") {
    return {
      kind: "credentials",
      credential: "client",
      message: "Login with Amazon does not accept the client secret or client id.",
    };
  }
  if (code === "invalid_grant") {
    return {
      kind: "credentials",
      credential: "refresh_token",
      message: "Login with Amazon does not accept the refresh token: authorize the app again.",
    };
  }
  if (code === "access_denied") return { kind: "access" };
  return { kind: "credentials" };
}

type TokenRequestParts = HttpParts & { observe: Observe };

type FreshToken = { token: string; lifeMs: number };

const grant = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
});

/**
 * Asks Login with Amazon once for an access token, by the refresh token grant. Rejects with
 * SpApiError. Amazon: "Connecting to the Selling Partner API".
 */
async function requestToken(parts: TokenRequestParts, config: SpApiConfig): Promise<FreshToken> {
  const startedAt = parts.now();
  const report = (status: number | null, outcome: "ok" | SpApiError["kind"]) =>
    parts.observe({ type: "lwa", status, ms: parts.now() - startedAt, outcome });
  try {
    const answer = await exchange(parts, config.lwaEndpoint, formOf(config), config.timeoutMs);
    const fresh = read(answer);
    report(answer.status, "ok");
    return fresh;
  } catch (error) {
    if (error instanceof SpApiError) report(error.status, error.kind);
    throw error;
  }
}

function formOf(config: SpApiConfig): RequestInit {
  return {
    method: "POST",
    headers: { accept: "application/json", "user-agent": userAgentOf(config) },
    body: new URLSearchParams({
      grant_type: "refresh_token",
      refresh_token: config.refreshToken,
      client_id: config.clientId,
      client_secret: config.clientSecret,
    }),
  };
}

function read(answer: HttpAnswer): FreshToken {
  const failure = lwaFailureOf(answer);
  if (failure) throw failure;
  const parsed = grant.safeParse(answer.body);
  if (!parsed.success) throw new SpApiError({ kind: "invalid_answer", status: answer.status });
  return { token: parsed.data.access_token, lifeMs: parsed.data.expires_in * 1000 };
}

const EXPIRY_MARGIN_MS = 60_000;
const EARLY_RENEWAL_MS = 5 * 60_000;
/** How long before its end a token of such a life is exchanged. */
const earlyMs = (lifeMs: number) => Math.min(EARLY_RENEWAL_MS, lifeMs / 2);
const RENEWAL_PAUSE_MS = 30_000;
const REFUSAL_MEMORY_MS = 1_000;
const TRIES = 3;

type TokenParts = TokenRequestParts & {
  /** Has one process of several log in. */
  once: Once;
  config: () => SpApiConfig;
  /** Has the config read anew at once. */
  lookAgain: () => void;
  random: () => number;
  sleep: Sleep;
};

export type TokenSource = {
  /**
   * A token that is good for another minute. Callers share one refresh; a caller who aborts leaves
   * it to the others. Rejects with SpApiError, or with the signal's reason.
   */
  get(signal?: AbortSignal): Promise<string>;
  /** Forgets this token, if it is still the current one. */
  drop(token: string): void;
};

type Cached = { value: string; expiresAt: number; renewAt: number; config: SpApiConfig };
type Refusal = { error: SpApiError; from: number; until: number; config: SpApiConfig };

/** Failures of Login with Amazon that another try may cure. */
export function mayPass(error: unknown): error is SpApiError {
  if (!(error instanceof SpApiError)) return false;
  const { kind } = error;
  return kind === "unavailable" || kind === "throttled" || isPassing(error);
}

/** Access tokens by Login with Amazon: one refresh at a time, early renewal behind the scenes. */
export function createTokenSource(parts: TokenParts): TokenSource {
  let cached: Cached | null = null;
  let pending: Promise<string> | null = null;
  let refusal: Refusal | null = null;
  let dropped: string | null = null;

  /** A token by this process's request or another's; never again one that Amazon has refused. */
  async function freshToken(config: SpApiConfig): Promise<FreshToken> {
    const { clientId, refreshToken } = config;
    const { value, ageMs } = await parts.once(`lwa ${clientId} ${refreshToken}`, {
      load: () => requestToken(parts, config),
      keepMs: ({ lifeMs }) => lifeMs - earlyMs(lifeMs),
      accept: ({ token }) => token !== dropped,
    });
    return { token: value.token, lifeMs: value.lifeMs - ageMs };
  }

  function refresh(): Promise<string> {
    pending ??= renew().finally(() => {
      pending = null;
    });
    return pending;
  }

  async function renew(): Promise<string> {
    let config = parts.config();
    for (let count = 1; ; count++) {
      const askedAt = parts.now();
      try {
        const { token, lifeMs } = await freshToken(config);
        cached = {
          value: token,
          expiresAt: askedAt + lifeMs - Math.min(EXPIRY_MARGIN_MS, lifeMs / 2),
          renewAt: askedAt + lifeMs - earlyMs(lifeMs),
          config,
        };
        return token;
      } catch (error) {
        if (isRefusal(error)) {
          parts.lookAgain();
          const refused = config;
          config = parts.config();
          if (count < TRIES && !sameCredentials(refused, config)) continue;
          // Wrong credentials stay wrong for the callers that queue up behind this one.
          remember(error, REFUSAL_MEMORY_MS, refused);
        }
        await waitOrThrow(error, count, config);
      }
    }
  }

  /** Waits for the next try, or throws what ends the renewal. */
  async function waitOrThrow(error: unknown, count: number, config: SpApiConfig): Promise<void> {
    if (!mayPass(error)) throw error;
    if (asksForLong(error)) remember(error, askedMsOf(error), config);
    if (asksForLong(error) || count === TRIES) throw error;
    await parts.sleep(pauseAfter(error, count, parts.random));
  }

  function remember(error: SpApiError, ms: number, config: SpApiConfig): void {
    const from = parts.now();
    refusal = { error, from, until: from + ms, config };
  }

  /** What was refused a moment ago, or until a time that Login with Amazon named, is refused again. */
  function refusalOf(config: SpApiConfig, now: number): SpApiError | null {
    if (!refusal || now < refusal.from || now >= refusal.until) return null;
    return sameCredentials(refusal.config, config) ? refusal.error : null;
  }

  return {
    async get(signal) {
      signal?.throwIfAborted();
      const now = parts.now();
      const config = parts.config();
      const refused = refusalOf(config, now);
      if (cached && !sameAccount(cached.config, config)) cached = null;
      if (cached && now < cached.expiresAt) {
        const { value } = cached;
        if (now >= cached.renewAt && !refused) {
          cached.renewAt = now + RENEWAL_PAUSE_MS;
          refresh().catch(() => undefined);
        }
        return value;
      }
      if (refused) throw refused;
      return unlessAborted(refresh(), signal);
    },
    drop(token) {
      dropped = token;
      if (cached?.value === token) cached = null;
    },
  };
}

/** Whether a token of one is a token of the other: a new client secret ends no token. */
function sameAccount(one: SpApiConfig, other: SpApiConfig): boolean {
  return one.clientId === other.clientId && one.refreshToken === other.refreshToken;
}

function sameCredentials(one: SpApiConfig, other: SpApiConfig): boolean {
  return sameAccount(one, other) && one.clientSecret === other.clientSecret;
}

function isRefusal(error: unknown): error is SpApiError {
  return error instanceof SpApiError && error.kind === "credentials";
}
