import "server-only";
import { lt } from "drizzle-orm";
import { type StoreDatabase, tables } from "@/lib/server/db/database";
import { dropOpenSessions, type EndedWhich } from "@/lib/server/db/open-sessions";
import type { Session } from "./session";

const { endedSessions } = tables;

/** Of a session what decides whether it was ended. */
type SessionIdentity = Pick<Session, "id" | "userId" | "email" | "signedInAt">;

export type EndedSessions = {
  covers: (session: SessionIdentity) => boolean;
  /** Ends one session. In force at once; resolves when it is kept, too. */
  endSession: (sessionId: string) => Promise<void>;
  /** Ends every session that a person, named by id or e-mail address, has begun so far. */
  endPerson: (person: string) => Promise<void>;
  /** Ends every session that the person of this one has begun so far but this one, if it lasts still. */
  endOthers: (session: SessionIdentity) => Promise<void>;
};

export type EndedSessionsParts = {
  db: StoreDatabase;
  /** The longest that any session lives. */
  maxMs: number;
  /** Epoch milliseconds. */
  now?: () => number;
};

type Kind = "session" | "person";
type Entry = { endedAt: number; forgetAt: number; except: string | null };

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

  // One after the other: of two ends of a person the later one is kept.
  let keeping: Promise<void> = Promise.resolve();

  function end(kind: Kind, subject: string, except: string | null = null): Promise<void> {
    const entry = { endedAt: now(), forgetAt: now() + maxMs, except };
    known[kind].set(subject, entry);
    const which = kind === "session" ? { id: subject } : { person: subject, except };
    const kept = keeping.then(() => keep(kind, subject, entry, which));
    keeping = kept.catch(() => undefined);
    return kept;
  }

  async function keep(kind: Kind, subject: string, entry: Entry, which: EndedWhich): Promise<void> {
    const row = {
      endedAt: new Date(entry.endedAt),
      forgetAt: new Date(entry.forgetAt),
      exceptSession: entry.except,
    };
    await db
      .insert(endedSessions)
      .values({ kind, subject, ...row })
      .onConflictDoUpdate({ target: [endedSessions.kind, endedSessions.subject], set: row });
    await dropOpenSessions(db, which);
    await prune();
  }

  function isEnded(person: string | null, { id, signedInAt }: SessionIdentity): boolean {
    const entry = known.person.get(person?.toLowerCase() ?? "");
    return entry !== undefined && signedInAt <= entry.endedAt && entry.except !== id;
  }

  function covers(session: SessionIdentity): boolean {
    const { id, userId, email } = session;
    return known.session.has(id) || [userId, email].some((name) => isEnded(name, session));
  }

  await prune();
  for (const row of await db.select().from(endedSessions)) {
    known[row.kind].set(row.subject, {
      endedAt: row.endedAt.getTime(),
      forgetAt: row.forgetAt.getTime(),
      except: row.exceptSession,
    });
  }

  return {
    covers,
    endSession: (sessionId) => end("session", sessionId),
    endPerson: (person) => end("person", person.toLowerCase()),
    // A session that was ended while it asked for this is not brought back by it.
    endOthers: (session) =>
      end("person", session.userId.toLowerCase(), covers(session) ? null : session.id),
  };
}
