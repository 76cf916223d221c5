import "server-only";
import { isRole, type Role } from "@/lib/access/permissions";
import { settings } from "@/lib/server/config/settings";
import type { Identity } from "@/lib/server/http/identity";
import { claims } from "./claims";
import { endSession } from "./end-session";
import { roleOf } from "./membership";
import { endOf, type Session, trackSession } from "./session";
import { readSession, sealedSession } from "./session-cookie";

/** Identity by our own session cookie. What the provider says of a role is at most five minutes old. */
export const sessionIdentity: Identity = {
  async userOf({ cookies, userAgent }) {
    const session = await readSession(sealedSession(cookies));
    const role = session && (await roleIn(session));
    if (session === null || role === null) return null;
    trackSession(session, userAgent);
    const { userId: id, email, name } = session;
    return { id, name: name ?? email ?? id, email, role };
  },

  async sessionTimesOf({ cookies }) {
    const limits = settings().auth.session;
    const session = await readSession(sealedSession(cookies));
    const endsInMs = session === null ? 0 : endOf(session, limits) - Date.now();
    return { endsInMs, idleMs: limits.idleMs };
  },
};

async function roleIn(session: Session): Promise<Role | null> {
  const { mode, auth } = settings();
  if (session.demoRole !== null) {
    return mode === "demo" && isRole(session.demoRole) ? session.demoRole : null;
  }
  const { provider } = session;
  if (auth.oidc === null || provider === null) return roleOf(session.email, undefined, auth);
  const standing = await claims.get().standingOf({ ...session, provider });
  if (!standing.ended) return roleOf(session.email, standing.claim, auth);
  await endSession(session, "provider");
  return null;
}
