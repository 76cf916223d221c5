import "server-only";
import { ProblemError } from "@/lib/http/problem";
import { endedSessions } from "@/lib/server/auth/sessions";
import {
  listOpenSessions,
  type OpenSessionRow,
  type OpenSessionsQuestion,
} from "@/lib/server/db/open-sessions";
import { storeDatabase } from "@/lib/server/db/process-database";
import { identityOf, settleSessions } from "./seen-sessions";

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
