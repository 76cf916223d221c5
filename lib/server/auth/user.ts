import "server-only";
import { cookies, headers } from "next/headers";
import { isRole, type Role } from "@/lib/access/role";
import { noteSession } from "@/lib/server/auth/open-sessions/note-sessions";
import { settings } from "@/lib/server/config/settings";
import { claimBook } from "./claims-cache";
import { endSession } from "./end-session";
import { roleOf } from "./membership";
import { endOf, type Session } from "./session";
import { sealedSession } from "./session-cookie";
import { readSession } from "./sessions";

export type User = { id: string; name: string; email: string | null; role: Role };

/**
 * The signed-in person, or null. The role is worked out anew each time: someone taken off the lists
 * is out with the next request, what the provider says is at most five minutes old.
 */
export async function currentUser(): Promise<User | null> {
  const session = await currentSession();
  const user = session && (await userOf(session));
  if (session && user) noteSession(session, (await headers()).get("user-agent"));
  return user;
}

/** How long the session of this request has left, and how long it may stay unused. */
export async function sessionTimes(): Promise<{ endsInMs: number; idleMs: number }> {
  const limits = settings().auth.session;
  const session = await currentSession();
  const endsInMs = session === null ? 0 : endOf(session, limits) - Date.now();
  return { endsInMs, idleMs: limits.idleMs };
}

/** The session of this request, whatever its bearer may do; null for none, or one that is over. */
export async function currentSession(): Promise<Session | null> {
  return readSession(sealedSession((await cookies()).getAll()));
}

async function userOf(session: Session): Promise<User | null> {
  const role = await roleIn(session);
  if (role === null) return null;
  const { userId: id, email, name } = session;
  return { id, name: name ?? email ?? id, email, role };
}

async function roleIn(session: Session): Promise<Role | null> {
  const { mode, auth } = settings();
  if (session.demoRole !== null) {
    return mode === "demo" && isRole(session.demoRole) ? session.demoRole : null;
  }
  const book = claimBook();
  const { provider } = session;
  if (book === null || provider === null) return roleOf(session.email, undefined, auth);
  const standing = await book.standingOf({ ...session, provider });
  if (!standing.ended) return roleOf(session.email, standing.claim, auth);
  await endSession(session, "provider");
  return null;
}
