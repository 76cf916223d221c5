import "server-only";
import { decode as openSeal } from "next-auth/jwt";
import { settings } from "@/lib/server/config/settings";
import { storeDatabase } from "@/lib/server/db/process-database";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import { type EndedSessions, openEndedSessions } from "./ended-sessions";
import { endOf, type Session, sessionFrom } from "./session";
import { createSessionReader, createSessionSeal } from "./session-cookie";

/** The sessions of this process that were ended before their time. */
export function endedSessions(): Promise<EndedSessions> {
  return processSingleton("ended-sessions", async () => {
    const { maxMs } = settings().auth.session;
    return openEndedSessions({ db: await storeDatabase(), maxMs });
  });
}

async function isEnded(session: Session): Promise<boolean> {
  return (await endedSessions()).covers(session);
}

/** How next-auth seals and opens the cookies of this process. */
export function sessionSeal() {
  return processSingleton("session-seal", () =>
    createSessionSeal({ limits: settings().auth.session, isEnded }),
  );
}

/** Opens the value of a session cookie; null for one that is not ours or has ended. */
export function readSession(sealed: string): Promise<Session | null> {
  const { secret } = settings().auth;
  const kept = processSingleton("sessions", () => ({ secret, read: readerWith(secret) }));
  // Another secret ends every session that the old one has sealed.
  if (kept.secret !== secret) Object.assign(kept, { secret, read: readerWith(secret) });
  return kept.read(sealed);
}

/** Whether the value of a session cookie would still count if its session had not been ended. */
export async function wasEnded(sealed: string): Promise<boolean> {
  if (sealed === "") return false;
  const { secret, session: limits } = settings().auth;
  const token = await openSeal({ token: sealed, secret }).catch(() => null);
  const session = token && sessionFrom(token);
  return session !== null && endOf(session, limits) > Date.now() && (await isEnded(session));
}

function readerWith(secret: string) {
  const { decode } = sessionSeal();
  return createSessionReader({
    decode: async (token) => decode({ token, secret }),
    limits: settings().auth.session,
    isEnded,
  });
}
