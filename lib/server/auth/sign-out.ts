import "server-only";
import { randomUUID } from "node:crypto";
import type { NextRequest } from "next/server";
import { settings } from "@/lib/server/config/settings";
import { noteCookie } from "./auth-cookies";
import { providerMetadata } from "./provider-client";
import type { Session } from "./session";

/** Where a provider sends people after they signed out there; it has to know the address. */
const BACK = "/sign-in";

/**
 * Leads on after a sign-out: to the provider, where it ends sessions itself, else to the sign-in page.
 * A form is redirected; a script gets `{ url }`, a path of ours or an address of the provider.
 */
export async function signOutAnswer(
  request: NextRequest,
  answer: Response,
  session: Session,
): Promise<Response> {
  const headers = new Headers(answer.headers);
  const state = randomUUID();
  const away = session.provider && (await providerSignOutUrl(request, session.provider, state));
  if (away) headers.append("set-cookie", await noteCookie("signed-out", { state }));
  const url = away ?? BACK;
  if (answer.headers.get("location") !== null) {
    headers.set("location", url);
    return new Response(null, { status: 302, headers });
  }
  headers.set("content-type", "application/json");
  return Response.json({ url }, { headers });
}

/**
 * The provider's own sign-out (OpenID Connect RP-Initiated Logout); null where it has none. Without
 * an id token it knows us by our client id and asks the person before it goes on.
 */
export async function providerSignOutUrl(
  request: { headers: Headers },
  { idToken }: { idToken?: string },
  state?: string,
): Promise<string | null> {
  const { oidc, origin } = settings().auth;
  const end = (await providerMetadata())?.end_session_endpoint;
  if (oidc === null || end === undefined) return null;
  const here = origin ?? `http://${request.headers.get("host")}`;
  const url = new URL(end);
  url.searchParams.set("client_id", oidc.clientId);
  if (idToken !== undefined) url.searchParams.set("id_token_hint", idToken);
  url.searchParams.set("post_logout_redirect_uri", new URL(BACK, here).href);
  if (state !== undefined) url.searchParams.set("state", state);
  return url.href;
}
