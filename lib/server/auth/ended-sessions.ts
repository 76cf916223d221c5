import "server-only";
import { lt } from "drizzle-orm";
import { type StoreDatabase, tables } from "../store/store";
import type { Session } from "./session";

const { endedSessions } = tables;

export type EndedSessions = {
  covers: (session: Session) => boolean;
  /** Ends one session. In force at once; resolves when it is kept, too. */
  endSession: (sessionId: string) => Promise<void>;
  /** Ends every session that a person, named by id or e-mail address, has begun so far. */
  endPerson: (person: string) => Promise<void>;
};

export type EndedSessionsParts = {
  db: StoreDatabase;
  /** The longest that any session lives. */
  maxMs: number;
  /** Epoch milliseconds. */
  now?: () => number;
};

type Kind = "session" | "person";
type Entry = { endedAt: number; forgetAt: number };

/**
 * Sessions that were ended before their time, so that a cookie kept by somebody opens nothing. Asked
 * with every request, therefore in memory; kept in the store, so that a restart revives none.
 */
export async function openEndedSessions(parts: EndedSessionsParts): Promise<EndedSessions> {
  const { db, maxMs, now = Date.now } = parts;
  const known: Record<Kind, Map<string, Entry>> = { session: new Map(), person: new Map() };

  async function prune(): Promise<void> {
    const time = now();
    for (const entries of Object.values(known)) {
      for (const [subject, { forgetAt }] of entries) if (forgetAt < time) entries.delete(subject);
    }
    await db.delete(endedSessions).where(lt(endedSessions.forgetAt, new Date(time)));
  }

  async function end(kind: Kind, subject: string): Promise<void> {
    const entry = { endedAt: now(), forgetAt: now() + maxMs };
    known[kind].set(subject, entry);
    const row = { endedAt: new Date(entry.endedAt), forgetAt: new Date(entry.forgetAt) };
    await db
      .insert(endedSessions)
      .values({ kind, subject, ...row })
      .onConflictDoUpdate({ target: [endedSessions.kind, endedSessions.subject], set: row });
    await prune();
  }

  const endOfPerson = (name: string) => known.person.get(name.toLowerCase())?.endedAt;

  await prune();
  for (const { kind, subject, endedAt, forgetAt } of await db.select().from(endedSessions)) {
    known[kind].set(subject, { endedAt: endedAt.getTime(), forgetAt: forgetAt.getTime() });
  }

  return {
    covers: ({ id, userId, email, signedInAt }) =>
      known.session.has(id) ||
      [userId, email].some((name) => signedInAt <= (endOfPerson(name ?? "") ?? 0)),
    endSession: (sessionId) => end("session", sessionId),
    endPerson: (person) => end("person", person.toLowerCase()),
  };
}
