import "server-only";
import type { CookiesOptions } from "next-auth";
import { decode, encode, type JWT } from "next-auth/jwt";
import { settings } from "@/lib/server/config/settings";

/** Browsers keep cookies by host, whatever the port: next-auth's own names are another app's, too. */
const OURS = "service-jobs.";

/** As long as next-auth accepts what these cookies hold. */
const STARTED_S = 15 * 60;

const NOTE_S = 10 * 60;

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

type NoteName = "sign-in-refused" | "signed-out";

/** A cookie with a few words that only the sign-in page of the same browser reads, for ten minutes. */
export async function noteCookie(name: NoteName, note: JWT): Promise<string> {
  const { secret, secureCookies } = settings().auth;
  const sealed = await encode({ secret, salt: name, token: note, maxAge: NOTE_S });
  const attributes = `Path=/sign-in; Max-Age=${NOTE_S}; HttpOnly; SameSite=Lax`;
  return `${cookieName(name, secureCookies)}=${sealed}; ${attributes}${secureCookies ? "; Secure" : ""}`;
}

/** The cookies of a request, as Next gives them. */
export type NoteReader = { get: (name: string) => { value: string } | undefined };

/** Null for no note, an old one, or one that is not ours. */
export async function readNote(name: NoteName, cookies: NoteReader): Promise<JWT | null> {
  const { secret, secureCookies } = settings().auth;
  const token = cookies.get(cookieName(name, secureCookies))?.value;
  if (!token) return null;
  return decode({ secret, salt: name, token }).catch(() => null);
}
