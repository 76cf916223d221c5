import "server-only";
import { z } from "zod";
import { SpApiError, type SpApiErrorInit } from "./errors";
import type { HttpAnswer } from "./http";

const oauthError = z.looseObject({ error: z.string() });

/**
 * The failure of a token request, or null. The body is OAuth-shaped (RFC 6749, section 5.2), not
 * the `errors` of the Selling Partner API. The description is left out: it could echo the request.
 */
export function lwaFailureOf(answer: HttpAnswer): SpApiError | null {
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
