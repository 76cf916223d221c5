import "server-only";
import { z } from "zod";
import { ProblemError } from "@/lib/http/problem";
import { recordAudit } from "@/lib/server/audit/record-audit";
import type { Session } from "@/lib/server/auth/session";
import { endedSessions } from "@/lib/server/auth/sessions";
import { currentSession, type User } from "@/lib/server/auth/user";
import { badBody, jsonBody, noBody } from "@/lib/server/http/json-body";
import { FRESH_MS, type OpenSession, type OwnSessions } from "@/lib/sessions/open-session";
import { openRow, openRows, toldSession } from "./session-rows";

/** More of one person's sessions are not listed; ending all others ends those as well. */
const MOST_OWN = 100;

/** The open sessions of the person who asks, the one that asks first, then the last seen. */
export async function ownSessions(user: User): Promise<OwnSessions> {
  const asking = await askingSession();
  const rows = await openRows({ userId: user.id, limit: MOST_OWN });
  const sessions = rows.map((row) => toldSession(row, asking.id));
  const here = sessions.find(({ current }) => current) ?? notKept(asking);
  const fetchedAt = new Date().toISOString();
  return {
    sessions: [
      // Seen at this very moment, whatever was written last.
      { ...here, seenAt: fetchedAt },
      ...sessions.filter(({ current }) => !current),
    ],
    fetchedAt,
  };
}

/** The session that asks is listed in any case, also when its row was lost. */
function notKept({ id, signedInAt }: Session): OpenSession {
  const begunAt = new Date(signedInAt).toISOString();
  return { id, browser: null, system: null, begunAt, seenAt: begunAt, current: true };
}

const keeping = z.strictObject({ keep: z.string() });

type Asked = { request: Request; user: User };

/**
 * Ends one session of the person who asks, on record.
 * @throws ProblemError `not_found` for one that is somebody else's, or over; `forbidden` when the
 *   person signed in too long ago
 */
export async function endOwnSession(
  id: string,
  { request, user }: Asked,
): Promise<{ ended: string }> {
  await noBody(request);
  const row = await openRow(id, user.id);
  requireFresh(await askingSession());
  const details = { by: "person", sessions: "one" };
  await recordAudit({ action: "session_ended", user, details });
  await (await endedSessions()).endSession(row.id);
  return { ended: row.id };
}

/**
 * Ends all sessions of the person who asks but the one that asks, on record.
 * @param asked.request `{ keep }`, the id of the session that asks: whoever names another one looks at
 *   a list that was made for somebody else
 * @throws ProblemError `bad_search`; `forbidden` when the person signed in too long ago
 */
export async function endOtherSessions({ request, user }: Asked): Promise<{ kept: string }> {
  const read = keeping.safeParse(await jsonBody(request, { mostBytes: 1_000, field: "keep" }));
  const session = await askingSession();
  if (read.data?.keep !== session.id) {
    throw badBody({ parameter: "keep", detail: "Give the id of the session that asks." });
  }
  requireFresh(session);
  const details = { by: "person", sessions: "others" };
  await recordAudit({ action: "session_ended", user, details });
  await (await endedSessions()).endOthers(session);
  return { kept: session.id };
}

async function askingSession(): Promise<Session> {
  const session = await currentSession();
  if (session !== null) return session;
  // It was open a moment ago, when the request was let in.
  throw new ProblemError("unauthenticated", { detail: "The session has ended meanwhile." });
}

/**
 * Lets through who signed in a moment ago: whoever merely found or copied a session ends none of the
 * sessions of its person.
 * @param now epoch milliseconds
 * @throws ProblemError `forbidden` with the reason `signInAgain`
 */
export function requireFresh({ signedInAt }: Pick<Session, "signedInAt">, now = Date.now()): void {
  const age = now - signedInAt;
  // After a clock was set back an old sign-in lies ahead of it: that is no recent one.
  if (age >= 0 && age < FRESH_MS) return;
  throw new ProblemError("forbidden", {
    detail: "Ending sessions needs a sign-in of the last 15 minutes. Sign in again, then end them.",
    reason: "signInAgain",
  });
}
