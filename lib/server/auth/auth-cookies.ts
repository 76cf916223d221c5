import "server-only";
import type { CookiesOptions } from "next-auth";

/** Browsers keep cookies by host, whatever the port: next-auth's own names are another app's, too. */
const OURS = "service-jobs.";

/** As long as next-auth accepts what these cookies hold. */
const STARTED_S = 15 * 60;

/**
 * The name of a cookie of ours. `__Secure-` has browsers take it by https: only (RFC 6265bis).
 * @param secure whether people come by https:
 */
export function cookieName(name: string, secure: boolean): string {
  return `${secure ? "__Secure-" : ""}${OURS}${name}`;
}

/** Every cookie of next-auth, under a name of ours. `__Host-` keeps a neighbouring host from setting one. */
export function authCookies(secure: boolean) {
  const cookie = (name: string, maxAge?: number) => ({
    name: cookieName(name, secure),
    options: {
      httpOnly: true,
      sameSite: "lax",
      path: "/",
      secure,
      ...(maxAge === undefined ? {} : { maxAge }),
    },
  });
  const csrf = cookie("csrf-token");
  return {
    sessionToken: cookie("session-token"),
    callbackUrl: cookie("callback-url"),
    csrfToken: { ...csrf, name: `${secure ? "__Host-" : ""}${OURS}csrf-token` },
    pkceCodeVerifier: cookie("pkce.code_verifier", STARTED_S),
    state: cookie("state", STARTED_S),
    nonce: cookie("nonce", STARTED_S),
  } satisfies CookiesOptions;
}
