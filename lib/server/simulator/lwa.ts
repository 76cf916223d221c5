import "server-only";
import { randomBytes } from "node:crypto";
import { type Answer, jsonAnswer } from "./answer";
import type { LwaCredentials } from "./credentials";

/** A request to the token endpoint, its body read to the end. */
type TokenRequest = { method: string; contentType: string; body: string };

export type TokenEndpoint = {
  answer(request: TokenRequest): Answer;
  /** The account an access token belongs to, null for an unknown or expired token. */
  accountOf(accessToken: string): string | null;
  expireAll(): void;
  /** From now on only these are accepted; access tokens stay good. */
  accept(credentials: readonly LwaCredentials[]): void;
};

const NO_STORE = { "cache-control": "no-store", pragma: "no-cache" };
const FORM = "application/x-www-form-urlencoded";
const JSON_TYPE = "application/json";

/** OAuth's error shape, which is not the API's (Amazon: "Connecting to the SP-API"). */
function oauthError(status: number, error: string, description: string): Answer {
  return jsonAnswer(status, { error, error_description: description }, NO_STORE);
}

const invalidRequest = (description: string) => oauthError(400, "invalid_request", description);

/** Login with Amazon's token endpoint for the grant `refresh_token`. Times are in milliseconds. */
export function createTokenEndpoint(options: {
  credentials: readonly LwaCredentials[];
  lifeSeconds: number;
  now: () => number;
  down: () => boolean;
  issued: () => void;
}): TokenEndpoint {
  const { lifeSeconds, now, down, issued } = options;
  let { credentials } = options;
  const tokens = new Map<string, { account: string; expiresAt: number }>();

  function issue(account: LwaCredentials): Answer {
    for (const [token, { expiresAt }] of tokens) {
      if (expiresAt <= now()) tokens.delete(token);
    }
    const accessToken = `Atza|${randomBytes(180).toString("base64url")}`;
    tokens.set(accessToken, {
      account: accountId(account),
      expiresAt: now() + lifeSeconds * 1000,
    });
    issued();
    return jsonAnswer(
      200,
      {
        access_token: accessToken,
        token_type: "bearer",
        expires_in: lifeSeconds,
        refresh_token: account.refreshToken,
      },
      NO_STORE,
    );
  }

  return {
    answer(request) {
      if (request.method !== "POST") {
        const answer = oauthError(405, "invalid_request", "Only POST is allowed here");
        return { ...answer, headers: { ...answer.headers, allow: "POST" } };
      }
      if (down()) {
        return oauthError(503, "temporarily_unavailable", "The service is unavailable, try again");
      }
      const fields = readFields(request);
      if (fields === null) return invalidRequest("The request body cannot be read");
      const grant = fields.get("grant_type");
      if (!grant) return missing("grant_type");
      if (grant !== "refresh_token") {
        return oauthError(400, "unsupported_grant_type", "The grant type is not supported");
      }
      for (const name of ["client_id", "client_secret", "refresh_token"]) {
        if (!fields.get(name)) return missing(name);
      }
      if (fields.has("scope")) {
        return invalidRequest("The parameters refresh_token and scope exclude each other");
      }
      const clients = credentials.filter(
        ({ clientId, clientSecret }) =>
          clientId === fields.get("client_id") && clientSecret === fields.get("client_secret"),
      );
      if (clients.length === 0) {
        return oauthError(401, "invalid_client", "Client authentication failed");
      }
      const account = clients.find(
        ({ refreshToken }) => refreshToken === fields.get("refresh_token"),
      );
      if (!account) {
        return oauthError(
          400,
          "invalid_grant",
          "The request has an invalid grant parameter : refresh_token",
        );
      }
      return issue(account);
    },
    accountOf(accessToken) {
      const entry = tokens.get(accessToken);
      return entry && entry.expiresAt > now() ? entry.account : null;
    },
    expireAll() {
      tokens.clear();
    },
    accept(accepted) {
      credentials = accepted;
    },
  };
}

/** Usage plans belong to a pair of application and selling partner. */
function accountId({ clientId, refreshToken }: LwaCredentials): string {
  return `${clientId} ${refreshToken}`;
}

function missing(name: string): Answer {
  return invalidRequest(`The request is missing a required parameter : ${name}`);
}

/** Null for a media type, a syntax or a repeated field that Amazon would not take. */
function readFields({ contentType, body }: TokenRequest): Map<string, string> | null {
  const mediaType = contentType.split(";")[0]?.trim().toLowerCase();
  if (mediaType === FORM) return uniqueFields([...new URLSearchParams(body)]);
  return mediaType === JSON_TYPE ? readJson(body) : null;
}

function readJson(body: string): Map<string, string> | null {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== "object" || value === null) return null;
    return uniqueFields(Object.entries(value));
  } catch {
    return null;
  }
}

function uniqueFields(
  entries: readonly (readonly [string, unknown])[],
): Map<string, string> | null {
  const fields = new Map<string, string>();
  for (const [name, value] of entries) {
    if (fields.has(name) || typeof value !== "string") return null;
    fields.set(name, value);
  }
  return fields;
}
