import "server-only";
import { settings } from "@/lib/server/config/settings";
import { cookieName } from "./auth-cookies";

type Cookie = { name: string; value: string };

/** The session among a request's cookies; next-auth cuts a long one into parts numbered `.0`, `.1` … */
export function sealedSession(cookies: readonly Cookie[]): string {
  const name = cookieName("session-token", settings().auth.secureCookies);
  return cookies
    .filter((cookie) => cookie.name === name || cookie.name.startsWith(`${name}.`))
    .sort((a, b) => partOf(a.name) - partOf(b.name))
    .map(({ value }) => value)
    .join("");
}

function partOf(cookieName: string): number {
  return Number(/\.(\d+)$/u.exec(cookieName)?.[1] ?? 0);
}
