import "server-only";
import { z } from "zod";
import type { SpApiConfig } from "./config";
import { SpApiError } from "./errors";
import type { Observe } from "./events";
import { exchange, type HttpAnswer, type HttpParts } from "./http";
import { lwaFailureOf } from "./lwa-failure";
import { backoff } from "./retry";
import { type Sleep, unlessAborted } from "./waiting";

const EXPIRY_MARGIN_MS = 60_000;
const EARLY_RENEWAL_MS = 5 * 60_000;
const REFUSAL_MEMORY_MS = 1_000;
const ATTEMPTS = 3;

export type TokenParts = HttpParts & {
  config: () => SpApiConfig;
  random: () => number;
  sleep: Sleep;
  observe: Observe;
};

export type TokenSource = {
  /**
   * A token that is good for another minute. Callers share one refresh; an aborting caller leaves
   * it to the others. Rejects with SpApiError, or with the signal's reason.
   */
  get(signal?: AbortSignal): Promise<string>;
  /** Forgets this token, if it is still the current one. */
  drop(token: string): void;
};

type Cached = { value: string; expiresAt: number; renewAt: number; refreshToken: string };

const grant = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
});

/** Login with Amazon, refresh token grant. Amazon: "Connecting to the Selling Partner API". */
export function createTokenSource(parts: TokenParts): TokenSource {
  let cached: Cached | null = null;
  let pending: Promise<string> | null = null;
  let refusal: { error: SpApiError; until: number } | null = null;

  function refresh(): Promise<string> {
    pending ??= fetchToken()
      .catch((error: unknown) => {
        if (error instanceof SpApiError && error.kind === "credentials") {
          refusal = { error, until: parts.now() + REFUSAL_MEMORY_MS };
        }
        throw error;
      })
      .finally(() => {
        pending = null;
      });
    return pending;
  }

  async function fetchToken(): Promise<string> {
    const config = parts.config();
    for (let attempt = 1; ; attempt++) {
      const asked = parts.now();
      try {
        const token = grantOf(await ask(config));
        const lifeMs = token.expires_in * 1000;
        cached = {
          value: token.access_token,
          expiresAt: asked + lifeMs - Math.min(EXPIRY_MARGIN_MS, lifeMs / 2),
          renewAt: asked + lifeMs - Math.min(EARLY_RENEWAL_MS, lifeMs / 2),
          refreshToken: config.refreshToken,
        };
        return token.access_token;
      } catch (error) {
        if (!isPassing(error) || attempt === ATTEMPTS) throw error;
        await parts.sleep(backoff(attempt, parts.random));
      }
    }
  }

  async function ask(config: SpApiConfig): Promise<HttpAnswer> {
    const started = parts.now();
    const tell = (status: number | null, outcome: "ok" | SpApiError["kind"]) =>
      parts.observe({ type: "lwa", status, ms: parts.now() - started, outcome });
    const form = new URLSearchParams({
      grant_type: "refresh_token",
      refresh_token: config.refreshToken,
      client_id: config.clientId,
      client_secret: config.clientSecret,
    });
    try {
      const init = { method: "POST", headers: { accept: "application/json" }, body: form };
      const answer = await exchange(parts, config.lwaEndpoint, init, config.timeoutMs);
      const failure = lwaFailureOf(answer);
      if (failure) throw failure;
      tell(answer.status, "ok");
      return answer;
    } catch (error) {
      if (error instanceof SpApiError) tell(error.status, error.kind);
      throw error;
    }
  }

  return {
    get(signal) {
      const now = parts.now();
      if (cached && cached.refreshToken !== parts.config().refreshToken) cached = null;
      if (cached && now < cached.expiresAt) {
        if (now >= cached.renewAt) refresh().catch(() => undefined);
        return Promise.resolve(cached.value);
      }
      if (refusal && now < refusal.until) return Promise.reject(refusal.error);
      return unlessAborted(refresh(), signal);
    },
    drop(token) {
      if (cached?.value === token) cached = null;
    },
  };
}

function grantOf(answer: HttpAnswer): z.output<typeof grant> {
  const parsed = grant.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  throw new SpApiError({ kind: "invalid_answer", status: answer.status });
}

function isPassing(error: unknown): boolean {
  return error instanceof SpApiError && (error.kind === "unavailable" || error.kind === "timeout");
}
