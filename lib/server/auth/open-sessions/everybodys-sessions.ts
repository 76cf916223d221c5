import "server-only";
import { recordAudit } from "@/lib/server/audit/record-audit";
import { endedSessions } from "@/lib/server/auth/sessions";
import { currentSession, type User } from "@/lib/server/auth/user";
import { refuseUnreadable } from "@/lib/server/http/bad-search";
import { noBody } from "@/lib/server/http/json-body";
import { type EverybodysSessions, MOST_SESSIONS } from "@/lib/sessions/open-session";
import { readSessionsSearch } from "@/lib/sessions/search-params";
import { openRow, openRows } from "./open-rows";
import { nameOf, toldPersonSession } from "./told-session";

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
