import "server-only";
import type { NextRequest } from "next/server";
import { decode } from "next-auth/jwt";
import { settings } from "@/lib/server/config/settings";
import { port } from "@/lib/server/runtime/port";
import { authCookies } from "./auth-cookies";

/**
 * Counts failed sign-ins by address and by account: ten within a quarter of an hour, then a pause
 * until the first of them is a quarter of an hour ago. Successes do not count.
 */
export interface SignInAttempts {
  /** Seconds until one of these may try again; null when all may now. */
  waitOf(...who: readonly string[]): Promise<number | null>;
  /** Notes a failure of each. True when it was the last one that is let through. */
  fail(...who: readonly string[]): Promise<boolean>;
}

export const signInAttempts = port<SignInAttempts>("sign-in-attempts");

/**
 * Whether a callback ends a sign-in that this browser has begun: it brings the sealed `state` of that
 * begin and names the same one (RFC 6749, 10.12). Anybody can send any other, as often as they like.
 */
export async function endsOwnSignIn(
  request: Pick<NextRequest, "cookies" | "nextUrl">,
  provider: string | undefined,
): Promise<boolean> {
  const { mode, auth } = settings();
  // The demo's form has no state; next-auth reports its failures only where it bears our token.
  if (provider === "demo") return mode === "demo";
  const { name } = authCookies(auth.secureCookies).state;
  const token = request.cookies.get(name)?.value;
  const state = request.nextUrl.searchParams.get("state");
  if (!token || !state) return false;
  const begun = await decode({ secret: auth.secret, salt: name, token }).catch(() => null);
  return begun?.value === state && begun.provider === provider;
}
