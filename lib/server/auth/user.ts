import "server-only";
import { cookies } from "next/headers";
import { decode, type JWT } from "next-auth/jwt";
import { isRole, type Role } from "@/lib/access/role";
import { processSingleton } from "../process-singleton";
import { settings } from "../settings";
import { roleOf } from "./membership";
import { createSessionReader } from "./session-reader";

export type User = { id: string; name: string; email: string | null; role: Role };

/**
 * The signed-in person, or null. The role is worked out anew each time, so that someone taken off
 * the lists is out with the next request.
 */
export async function currentUser(): Promise<User | null> {
  const token = await readToken();
  return token === null ? null : userFrom(token);
}

/** next-auth's session cookie; it cuts a long one into parts numbered `.0`, `.1` … */
async function readToken(): Promise<JWT | null> {
  const { secureCookies } = settings().auth;
  const name = `${secureCookies ? "__Secure-" : ""}next-auth.session-token`;
  const parts = (await cookies())
    .getAll()
    .filter((cookie) => cookie.name === name || cookie.name.startsWith(`${name}.`))
    .sort((a, b) => partOf(a.name) - partOf(b.name));
  return readSession()(parts.map(({ value }) => value).join(""));
}

/** Made anew with another secret, which ends every session that the old one has sealed. */
function readSession() {
  const { secret } = settings().auth;
  const kept = processSingleton("sessions", () => ({ secret, read: readerWith(secret) }));
  if (kept.secret !== secret) Object.assign(kept, { secret, read: readerWith(secret) });
  return kept.read;
}

function readerWith(secret: string) {
  return createSessionReader({ decode: (token) => decode({ token, secret }) });
}

function partOf(cookieName: string): number {
  return Number(/\.(\d+)$/u.exec(cookieName)?.[1] ?? 0);
}

function userFrom(token: JWT): User | null {
  const { mode, auth } = settings();
  const email = token.email ?? null;
  const demoRole = mode === "demo" && isRole(token.demoRole) ? token.demoRole : null;
  const role = "demoRole" in token ? demoRole : roleOf(email, token.rolesClaim, auth);
  if (role === null || token.sub === undefined) return null;
  return { id: token.sub, name: token.name ?? email ?? token.sub, email, role };
}
