import "server-only";
import { z } from "zod";
import { type Claims, isClaims } from "./claims";
import type { ProviderMetadata } from "./provider-metadata";

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

export type ProviderTokens = z.infer<typeof tokensSchema>;

/** Asks who the bearer of an access token is, as of now. */
export async function askUserinfo(
  ask: typeof fetch,
  { userinfo_endpoint: url }: ProviderMetadata,
  accessToken: string,
): Promise<ProviderAnswer<Claims>> {
  if (url === undefined) return "unreachable";
  const headers = { authorization: `Bearer ${accessToken}`, accept: "application/json" };
  const reply = await send(ask, url, { headers });
  if (reply === null) return "unreachable";
  if (reply.status === 401 || reply.status === 403) return "refused";
  return reply.status === 200 && isClaims(reply.body) ? reply.body : "unreachable";
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
  if (isClaims(reply.body) && reply.body.error === "invalid_grant") return "refused";
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
    return { status: response.status, body: text === "" ? null : readJson(text) };
  } catch {
    return null;
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
