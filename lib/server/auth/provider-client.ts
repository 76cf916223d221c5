import "server-only";
import { z } from "zod";
import { parseJson } from "@/lib/http/parse-json";
import { settings } from "@/lib/server/config/settings";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import { type ClaimSet, isClaimSet } from "./claims";

const ANSWER_MS = 3_000;

export type ProviderCredentials = { clientId: string; clientSecret: string };

/** "refused" is the provider's word about this person; "unreachable" is no word at all. */
export type ProviderAnswer<T> = T | "refused" | "unreachable";

const tokensSchema = z.object({
  access_token: z.string(),
  expires_in: z.coerce.number().optional(),
  refresh_token: z.string().optional(),
  id_token: z.string().optional(),
});

type ProviderTokens = z.infer<typeof tokensSchema>;

/** Asks who the bearer of an access token is, as of now. */
export async function askUserinfo(
  ask: typeof fetch,
  { userinfo_endpoint: url }: ProviderMetadata,
  accessToken: string,
): Promise<ProviderAnswer<ClaimSet>> {
  if (url === undefined) return "unreachable";
  const headers = { authorization: `Bearer ${accessToken}`, accept: "application/json" };
  const reply = await send(ask, url, { headers });
  if (reply === null) return "unreachable";
  if (reply.status === 401 || reply.status === 403) return "refused";
  return reply.status === 200 && isClaimSet(reply.body) ? reply.body : "unreachable";
}

/** Trades a refresh token for new tokens. */
export async function askTokens(
  ask: typeof fetch,
  metadata: ProviderMetadata,
  credentials: ProviderCredentials,
  refreshToken: string,
): Promise<ProviderAnswer<ProviderTokens>> {
  const form = new URLSearchParams({ grant_type: "refresh_token", refresh_token: refreshToken });
  const headers = authenticate(form, metadata, credentials);
  const reply = await send(ask, metadata.token_endpoint, { method: "POST", headers, body: form });
  if (reply === null) return "unreachable";
  if (isClaimSet(reply.body) && reply.body.error === "invalid_grant") return "refused";
  const { success, data } = tokensSchema.safeParse(reply.body);
  return reply.status === 200 && success ? data : "unreachable";
}

/** By header, which every provider has to understand, but where it says that it does not. */
function authenticate(
  form: URLSearchParams,
  { token_endpoint_auth_methods_supported: methods }: ProviderMetadata,
  { clientId, clientSecret }: ProviderCredentials,
): Record<string, string> {
  if (methods && !methods.includes("client_secret_basic")) {
    form.set("client_id", clientId);
    form.set("client_secret", clientSecret);
    return { accept: "application/json" };
  }
  const pair = [clientId, clientSecret].map(encodeForm).join(":");
  const basic = Buffer.from(pair).toString("base64");
  return { authorization: `Basic ${basic}`, accept: "application/json" };
}

/** RFC 6749 wants both encoded as a form would, before they are joined. */
function encodeForm(text: string): string {
  return new URLSearchParams({ "": text }).toString().slice(1);
}

async function send(
  ask: typeof fetch,
  url: string,
  init: RequestInit,
): Promise<{ status: number; body: unknown } | null> {
  try {
    const signal = AbortSignal.timeout(ANSWER_MS);
    const response = await ask(url, { ...init, signal, redirect: "error", cache: "no-store" });
    const text = await response.text();
    return { status: response.status, body: parseJson(text) };
  } catch {
    return null;
  }
}

const KNOWN_MS = 60 * 60_000;
const METADATA_ANSWER_MS = 5_000;

const metadataSchema = z.object({
  issuer: z.string(),
  token_endpoint: z.url(),
  userinfo_endpoint: z.url().optional(),
  end_session_endpoint: z.url().optional(),
  prompt_values_supported: z.array(z.string()).optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
});

/** What a provider says about itself (OpenID Connect Discovery), as far as we need it. */
export type ProviderMetadata = z.infer<typeof metadataSchema>;

type ProviderMetadataParts = {
  issuer: string;
  fetch?: typeof fetch;
  /** Milliseconds that only go forward, however the clock is set. */
  now?: () => number;
};

/** Where a provider describes itself. */
export function wellKnownOf(issuer: string): string {
  return `${issuer.replace(/\/$/u, "")}/.well-known/openid-configuration`;
}

/**
 * Reads what the provider says about itself, at most once an hour; callers share one question. Null
 * where it does not answer in five seconds or speaks for another issuer; the next call asks again.
 */
function createProviderMetadata(parts: ProviderMetadataParts) {
  const { issuer, fetch: ask = fetch, now = () => performance.now() } = parts;
  let known: { value: ProviderMetadata; at: number } | null = null;
  let asking: Promise<ProviderMetadata | null> | null = null;

  async function read(): Promise<ProviderMetadata | null> {
    try {
      const signal = AbortSignal.timeout(METADATA_ANSWER_MS);
      const response = await ask(wellKnownOf(issuer), { signal, redirect: "error" });
      const value = metadataSchema.parse(await response.json());
      if (trimmed(value.issuer) !== trimmed(issuer)) return null;
      known = { value, at: now() };
      return value;
    } catch {
      return null;
    }
  }

  return async function metadata(): Promise<ProviderMetadata | null> {
    if (known !== null && now() - known.at < KNOWN_MS) return known.value;
    asking ??= read().finally(() => {
      asking = null;
    });
    return (await asking) ?? known?.value ?? null;
  };
}

function trimmed(issuer: string): string {
  return issuer.replace(/\/$/u, "");
}

/** What the provider of this process says about itself; null without one, or without an answer. */
export async function providerMetadata(): Promise<ProviderMetadata | null> {
  const { oidc } = settings().auth;
  if (oidc === null) return null;
  const { issuer } = oidc;
  return processSingleton("provider-metadata", () => createProviderMetadata({ issuer }))();
}
