import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import type { User } from "@/lib/access/user";
import { ProblemError } from "@/lib/http/problem";
import { isStorable } from "@/lib/server/db/database";
import {
  listOpenSessions,
  type OpenSessionRow,
  type OpenSessionsQuestion,
} from "@/lib/server/db/open-sessions";
import { database } from "@/lib/server/db/process-database";
import { audit } from "@/lib/server/http/audit";
import { badBody, jsonBody, noBody } from "@/lib/server/http/json-body";
import { refuseUnreadable } from "@/lib/server/http/problems";
import {
  BROWSERS,
  type EverybodysSessions,
  FRESH_MS,
  MOST_SESSIONS,
  type OpenSession,
  type OwnSessions,
  type PersonSession,
  SYSTEMS,
} from "@/lib/sessions/open-session";
import { readSessionsSearch } from "@/lib/sessions/search-params";
import { revocations } from "./revocations";
import { type Session, sessionTracker } from "./session";
import { readSession, sealedSession } from "./session-cookie";

/** More of one person's sessions are not listed; ending all others ends those as well. */
const MOST_OWN = 100;

/** The open sessions of the person who asks, the one that asks first, then the last seen. */
export async function ownSessions(user: User): Promise<OwnSessions> {
  const asking = await askingSession();
  const rows = await openRows({ userId: user.id, limit: MOST_OWN });
  const sessions = rows.map((row) => toSessionDto(row, asking.id));
  const here = sessions.find(({ current }) => current) ?? withoutRow(asking);
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
function withoutRow({ id, signedInAt }: Session): OpenSession {
  const begunAt = new Date(signedInAt).toISOString();
  return { id, browser: null, system: null, begunAt, seenAt: begunAt, current: true };
}

const othersBody = z.strictObject({ keep: z.string() });

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
  await audit.get().record({ action: "session_ended", user, details });
  await revocations.get().endSession(row.id);
  return { ended: row.id };
}

/**
 * Ends all sessions of the person who asks but the one that asks, on record.
 * @param asked.request `{ keep }`, the id of the session that asks: whoever names another one looks at
 *   a list that was made for somebody else
 * @throws ProblemError `bad_search`; `forbidden` when the person signed in too long ago
 */
export async function endOtherSessions({ request, user }: Asked): Promise<{ kept: string }> {
  const read = othersBody.safeParse(await jsonBody(request, { mostBytes: 1_000, field: "keep" }));
  const session = await askingSession();
  if (read.data?.keep !== session.id) {
    throw badBody({ parameter: "keep", detail: "Give the id of the session that asks." });
  }
  requireFresh(session);
  const details = { by: "person", sessions: "others" };
  await audit.get().record({ action: "session_ended", user, details });
  await revocations.get().endOthers(session);
  return { kept: session.id };
}

/** The session of the request that is being answered; null for none, or one that is over. */
async function currentSession(): Promise<Session | null> {
  return readSession(sealedSession((await cookies()).getAll()));
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

const MOST_BYTES = 1_000;

const personBody = z.strictObject({ user: z.string().trim().min(1).max(320).refine(isStorable) });

/**
 * Ends every session that somebody has begun, on record. Whoever may still enter can sign in again:
 * take them off the lists, or close the account at the provider, first.
 * @param request `{ user }`, the id or e-mail address of a person; the answer does not say whether it is known
 * @throws ProblemError `bad_search`; `internal` when the record cannot be kept
 */
export async function endSessionsOf(request: Request, admin: User): Promise<{ ended: string }> {
  const read = personBody.safeParse(
    await jsonBody(request, { mostBytes: MOST_BYTES, field: "user" }),
  );
  if (!read.success) {
    throw badBody({ parameter: "user", detail: "Give the id or e-mail address of one person." });
  }
  const { user } = read.data;
  const details = { by: "admin", sessions: "all", person: await nameBehind(user) };
  await audit.get().record({ action: "session_ended", user: admin, details });
  await revocations.get().endPerson(user);
  return { ended: user };
}

/** How colleagues know the person of an id; the id itself where no open session names them. */
async function nameBehind(userId: string): Promise<string> {
  const question = { now: Date.now(), userId, limit: 1 };
  const [row] = await listOpenSessions(await database(), question);
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
    sessions: rows.slice(0, MOST_SESSIONS).map((row) => toPersonSessionDto(row, asking)),
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
  await audit.get().record({ action: "session_ended", user: admin, details });
  await revocations.get().endSession(row.id);
  return { ended: row.id };
}

/** How colleagues know the person of a session: the e-mail address, else the name. */
function nameOf({ email, userName, userId }: OpenSessionRow): string {
  return email || userName || userId;
}

/** What of a session its own person sees. */
function toSessionDto(row: OpenSessionRow, currentId: string | null): OpenSession {
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

/** What of a session somebody sees who may end everybody's, and asks by a session of their own. */
function toPersonSessionDto(
  row: OpenSessionRow,
  asking: { id: string; userId: string } | null,
): PersonSession {
  return {
    ...toSessionDto(row, asking?.id ?? null),
    userId: row.userId,
    userName: nameOf(row),
    own: row.userId === asking?.userId,
  };
}

/** Sessions that can be used at this moment, requests of just now included. */
async function openRows(question: Omit<OpenSessionsQuestion, "now">): Promise<OpenSessionRow[]> {
  await sessionTracker.get().settled();
  return stillOpen(await listOpenSessions(await database(), { ...question, now: Date.now() }));
}

/**
 * The session of an id, if it is open and, where a person is named, that person's.
 * @throws ProblemError `not_found`: a session of somebody else is none
 */
async function openRow(id: string, userId?: string): Promise<OpenSessionRow> {
  const [row] = /^[\w-]{1,100}$/u.test(id) ? await openRows({ id, userId, limit: 1 }) : [];
  if (row === undefined) {
    throw new ProblemError("not_found", { detail: "There is no such session, or it has ended." });
  }
  return row;
}

/** Those that were not ended: a session may end between its last request and the write of its row. */
export async function stillOpen(rows: readonly OpenSessionRow[]): Promise<OpenSessionRow[]> {
  const ended = await Promise.all(rows.map((row) => revocations.get().covers(identityOf(row))));
  return rows.filter((_, index) => !ended[index]);
}

/** A row as far as it can have been ended. */
function identityOf({ id, userId, email, begunAt }: OpenSessionRow) {
  return { id, userId, email, signedInAt: begunAt.getTime() };
}
