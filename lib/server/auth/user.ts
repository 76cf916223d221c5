import "server-only";
import { type JWT, getToken } from "next-auth/jwt";
import { cookies } from "next/headers";
import { isRole, type Role } from "@/lib/jobs/role";
import { settings } from "../settings";
import { roleOf } from "./membership";

export type User = { id: string; name: string; email: string | null; role: Role };

/**
 * The signed-in person, or null. The role is worked out anew each time, so that someone taken off
 * the lists is out with the next request.
 */
export async function currentUser(): Promise<User | null> {
  const { auth } = settings();
  const store = await cookies();
  const token = await getToken({
    req: { cookies: Object.fromEntries(store.getAll().map(({ name, value }) => [name, value])), headers: {} },
    secret: auth.secret,
    secureCookie: auth.secureCookies,
  } as Parameters<typeof getToken>[0]);
  return token ? userFrom(token) : null;
}

function userFrom(token: JWT): User | null {
  const { mode, auth } = settings();
  const email = token.email ?? null;
  const role =
    token.demoRole === undefined
      ? roleOf(email, token.rolesClaim, auth)
      : mode === "demo" && isRole(token.demoRole)
        ? token.demoRole
        : null;
  if (role === null || token.sub === undefined) return null;
  return { id: token.sub, name: token.name ?? email ?? token.sub, email, role };
}
