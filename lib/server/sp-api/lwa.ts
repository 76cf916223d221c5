import "server-only";
import type { SpApiConfig } from "./config";
import { SpApiError } from "./errors";
import { requestToken, type TokenRequestParts } from "./lwa-request";
import { askedMsOf, asksForLong, pauseAfter } from "./retry";
import { type Sleep, unlessAborted } from "./waiting";

const EXPIRY_MARGIN_MS = 60_000;
const EARLY_RENEWAL_MS = 5 * 60_000;
const RENEWAL_PAUSE_MS = 30_000;
const REFUSAL_MEMORY_MS = 1_000;
const TRIES = 3;

export type TokenParts = TokenRequestParts & {
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
  return error.kind === "unavailable" || error.kind === "timeout" || error.kind === "throttled";
}

/** Access tokens by Login with Amazon: one refresh at a time, early renewal behind the scenes. */
export function createTokenSource(parts: TokenParts): TokenSource {
  let cached: Cached | null = null;
  let pending: Promise<string> | null = null;
  let refusal: Refusal | null = null;

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
        const { token, lifeMs } = await requestToken(parts, config);
        cached = {
          value: token,
          expiresAt: askedAt + lifeMs - Math.min(EXPIRY_MARGIN_MS, lifeMs / 2),
          renewAt: askedAt + lifeMs - Math.min(EARLY_RENEWAL_MS, lifeMs / 2),
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
