import "server-only";
import { z } from "zod";
import type { SpApiConfig } from "./config";
import { SpApiError } from "./errors";
import type { Observe } from "./events";
import { userAgentOf } from "./headers";
import { exchange, type HttpAnswer, type HttpParts } from "./http";
import { lwaFailureOf } from "./lwa-failure";

export type TokenRequestParts = HttpParts & { observe: Observe };

export type FreshToken = { token: string; lifeMs: number };

const grant = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
});

/**
 * Asks Login with Amazon once for an access token, by the refresh token grant. Rejects with
 * SpApiError. Amazon: "Connecting to the Selling Partner API".
 */
export async function requestToken(
  parts: TokenRequestParts,
  config: SpApiConfig,
): Promise<FreshToken> {
  const startedAt = parts.now();
  const tell = (status: number | null, outcome: "ok" | SpApiError["kind"]) =>
    parts.observe({ type: "lwa", status, ms: parts.now() - startedAt, outcome });
  try {
    const answer = await exchange(parts, config.lwaEndpoint, formOf(config), config.timeoutMs);
    const fresh = read(answer);
    tell(answer.status, "ok");
    return fresh;
  } catch (error) {
    if (error instanceof SpApiError) tell(error.status, error.kind);
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
