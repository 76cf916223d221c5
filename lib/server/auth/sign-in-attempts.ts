import "server-only";
import type { NextRequest } from "next/server";
import { decode } from "next-auth/jwt";
import { settings } from "@/lib/server/config/settings";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import { type Attempts, createAttempts } from "./attempts";
import { authCookies } from "./auth-cookies";

/** The failed sign-ins that this process remembers. */
export function signInAttempts(): Attempts {
  return processSingleton("sign-in-attempts", () => createAttempts());
}

/**
 * Whether a callback ends a sign-in that this browser has begun: it brings the sealed `state` of that
 * begin and names the same one (RFC 6749, 10.12). Anybody can send any other, as often as they like.
 */
export async function endsOwnSignIn(
  request: Pick<NextRequest, "cookies" | "nextUrl">,
  provider: string | undefined,
): Promise<boolean> {
  const { mode, auth } = settings();
  // The demo's form has no state; next-auth tells of its failures only where it bears our token.
  if (provider === "demo") return mode === "demo";
  const { name } = authCookies(auth.secureCookies).state;
  const token = request.cookies.get(name)?.value;
  const state = request.nextUrl.searchParams.get("state");
  if (!token || !state) return false;
  const begun = await decode({ secret: auth.secret, salt: name, token }).catch(() => null);
  return begun?.value === state && begun.provider === provider;
}
