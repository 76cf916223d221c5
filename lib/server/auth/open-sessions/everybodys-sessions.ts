import "server-only";
import { z } from "zod";
import { recordAudit } from "@/lib/server/audit/record-audit";
import { endedSessions } from "@/lib/server/auth/sessions";
import { currentSession, type User } from "@/lib/server/auth/user";
import { isStorable } from "@/lib/server/db/database";
import { listOpenSessions } from "@/lib/server/db/open-sessions";
import { storeDatabase } from "@/lib/server/db/process-database";
import { badBody, jsonBody, noBody } from "@/lib/server/http/json-body";
import { refuseUnreadable } from "@/lib/server/http/problems";
import { type EverybodysSessions, MOST_SESSIONS } from "@/lib/sessions/open-session";
import { readSessionsSearch } from "@/lib/sessions/search-params";
import { nameOf, openRow, openRows, toldPersonSession } from "./session-rows";

const MOST_BYTES = 1_000;

const body = z.strictObject({ user: z.string().trim().min(1).max(320).refine(isStorable) });

/**
 * Ends every session that somebody has begun, on record. Whoever may still enter can sign in again:
 * take them off the lists, or close the account at the provider, first.
 * @param request `{ user }`, the id or e-mail address of a person; nobody is told whether it is known
 * @throws ProblemError `bad_search`; `internal` when the record cannot be kept
 */
export async function endSessionsOf(request: Request, admin: User): Promise<{ ended: string }> {
  const read = body.safeParse(await jsonBody(request, { mostBytes: MOST_BYTES, field: "user" }));
  if (!read.success) {
    throw badBody({ parameter: "user", detail: "Give the id or e-mail address of one person." });
  }
  const { user } = read.data;
  const details = { by: "admin", sessions: "all", person: await nameBehind(user) };
  await recordAudit({ action: "session_ended", user: admin, details });
  await (await endedSessions()).endPerson(user);
  return { ended: user };
}

/** How colleagues know the person of an id; the id itself where no open session tells. */
async function nameBehind(userId: string): Promise<string> {
  const question = { now: Date.now(), userId, limit: 1 };
  const [row] = await listOpenSessions(await storeDatabase(), question);
  return row === undefined ? userId : nameOf(row);
}

/**
 * Everybody's open sessions, or those of the people whom the address names.
 * @throws ProblemError `bad_search` naming each parameter that cannot be read
 */
export async function everybodysSessions(params: URLSearchParams): Promise<EverybodysSessions> {
  const { search, problems } = readSessionsSearch(params);
  refuseUnreadable(problems);
  const asking = await currentSession();
  const rows = await openRows({ user: search.user ?? undefined, limit: MOST_SESSIONS + 1 });
  return {
    sessions: rows.slice(0, MOST_SESSIONS).map((row) => toldPersonSession(row, asking)),
    more: rows.length > MOST_SESSIONS,
    fetchedAt: new Date().toISOString(),
  };
}

/**
 * Ends one session, whosever it is, on record.
 * @throws ProblemError `not_found` for one that is over
 */
export async function endAnySession(
  id: string,
  { request, user: admin }: { request: Request; user: User },
): Promise<{ ended: string }> {
  await noBody(request);
  const row = await openRow(id);
  const details = { by: "admin", sessions: "one", person: nameOf(row) };
  await recordAudit({ action: "session_ended", user: admin, details });
  await (await endedSessions()).endSession(row.id);
  return { ended: row.id };
}
