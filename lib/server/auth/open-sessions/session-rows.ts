import "server-only";
import { ProblemError } from "@/lib/http/problem";
import { endedSessions } from "@/lib/server/auth/sessions";
import {
  listOpenSessions,
  type OpenSessionRow,
  type OpenSessionsQuestion,
} from "@/lib/server/db/open-sessions";
import { storeDatabase } from "@/lib/server/db/process-database";
import {
  BROWSERS,
  type OpenSession,
  type PersonSession,
  SYSTEMS,
} from "@/lib/sessions/open-session";
import { identityOf, settleSessions } from "./note-sessions";

/** How colleagues know the person of a session: the e-mail address, else the name. */
export function nameOf({ email, userName, userId }: OpenSessionRow): string {
  return email || userName || userId;
}

/** What of a session is told to its own person. */
export function toldSession(row: OpenSessionRow, currentId: string | null): OpenSession {
  return {
    id: row.id,
    // An older version may have kept names that this one does not know.
    browser: BROWSERS.find((one) => one === row.browser) ?? null,
    system: SYSTEMS.find((one) => one === row.system) ?? null,
    begunAt: row.begunAt.toISOString(),
    seenAt: row.seenAt.toISOString(),
    current: row.id === currentId,
  };
}

/** What of a session is told to whoever may end everybody's, and asks by a session of their own. */
export function toldPersonSession(
  row: OpenSessionRow,
  asking: { id: string; userId: string } | null,
): PersonSession {
  return {
    ...toldSession(row, asking?.id ?? null),
    userId: row.userId,
    userName: nameOf(row),
    own: row.userId === asking?.userId,
  };
}

/** Sessions that can be used at this moment, requests of just now included. */
export async function openRows(
  question: Omit<OpenSessionsQuestion, "now">,
): Promise<OpenSessionRow[]> {
  await settleSessions();
  const rows = await listOpenSessions(await storeDatabase(), { ...question, now: Date.now() });
  const ended = await endedSessions();
  return rows.filter((row) => !ended.covers(identityOf(row)));
}

/**
 * The session of an id, if it is open and, where a person is named, that person's.
 * @throws ProblemError `not_found`: nobody is told of a session of somebody else
 */
export async function openRow(id: string, userId?: string): Promise<OpenSessionRow> {
  const [row] = /^[\w-]{1,100}$/u.test(id) ? await openRows({ id, userId, limit: 1 }) : [];
  if (row === undefined) {
    throw new ProblemError("not_found", { detail: "There is no such session, or it has ended." });
  }
  return row;
}
