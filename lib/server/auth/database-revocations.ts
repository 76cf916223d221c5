import "server-only";
import type { Database } from "@/lib/server/db/database";
import {
  type EndRow,
  forgetEndedSessions,
  keepEnd,
  listEnds,
} from "@/lib/server/db/ended-sessions";
import { dropOpenSessions, type EndedWhich } from "@/lib/server/db/open-sessions";
import type { RevocableSession, Revocations } from "./revocations";

export type DatabaseRevocationsParts = {
  database: () => Promise<Database>;
  /** The longest that any session lives. */
  maxMs: number;
  /** Epoch milliseconds. */
  now?: () => number;
  /** Where other processes end sessions, too: what they did is read every two seconds. */
  others?: {
    /** Calls back when another process may have ended something, as far as that is told. */
    listen?: (hear: () => void) => unknown;
    pollMs?: number;
  };
};

const POLL_MS = 2_000;

type Kind = EndRow["kind"];
type Entry = { endedAt: number; forgetAt: number; except: string | null };
type Known = {
  covers: (session: RevocableSession) => boolean;
  end: (kind: Kind, subject: string, except?: string | null) => Promise<void>;
  reload: () => Promise<void>;
};

/**
 * Ends in the memory of this process, which every request asks, and in the database, so that neither a
 * restart nor another process revives a session. They are read on first use; where that fails the next use
 * reads them again.
 */
export function createDatabaseRevocations(parts: DatabaseRevocationsParts): Revocations {
  const { others } = parts;
  const hearers = new Set<() => void>();
  let reading: Promise<Known> | null = null;
  let isFollowing = false;

  function known(): Promise<Known> {
    reading ??= readEnds(parts, () => hearers.forEach((hear) => void hear())).then(
      (read) => {
        follow();
        return read;
      },
      (error: unknown) => {
        reading = null;
        throw error;
      },
    );
    return reading;
  }

  async function reload(): Promise<void> {
    await reading?.then((read) => read.reload()).catch(() => undefined);
  }

  function follow(): void {
    if (others === undefined || isFollowing) return;
    isFollowing = true;
    others.listen?.(() => void reload());
    setInterval(() => void reload(), others.pollMs ?? POLL_MS).unref();
  }

  return {
    covers: async (session) => (await known()).covers(session),
    endSession: async (sessionId) => (await known()).end("session", sessionId),
    endPerson: async (person) => (await known()).end("person", person.toLowerCase()),
    async endOthers(session) {
      if (others !== undefined) await reload();
      const { covers, end } = await known();
      // A session that was ended while it asked for this is not brought back by it.
      await end("person", session.userId.toLowerCase(), covers(session) ? null : session.id);
    },
    reload,
    onEnded: (hear) => void hearers.add(hear),
  };
}

async function readEnds(parts: DatabaseRevocationsParts, ended: () => void): Promise<Known> {
  const { maxMs, now = Date.now } = parts;
  const db = await parts.database();
  const known: Record<Kind, Map<string, Entry>> = { session: new Map(), person: new Map() };

  async function prune(): Promise<void> {
    const time = now();
    for (const entries of Object.values(known)) {
      for (const [subject, { forgetAt }] of entries) if (forgetAt < time) entries.delete(subject);
    }
    await forgetEndedSessions(db, new Date(time));
  }

  // One after the other: of two ends of a person the later one is kept.
  let writing: Promise<void> = Promise.resolve();

  function end(kind: Kind, subject: string, except: string | null = null): Promise<void> {
    const entry = { endedAt: now(), forgetAt: now() + maxMs, except };
    known[kind].set(subject, entry);
    const which = kind === "session" ? { id: subject } : { person: subject, except };
    const written = writing.then(() => write(kind, subject, entry, which));
    writing = written.catch(() => undefined);
    return written;
  }

  async function write(
    kind: Kind,
    subject: string,
    entry: Entry,
    which: EndedWhich,
  ): Promise<void> {
    const { endedAt, forgetAt, except } = entry;
    await keepEnd(db, {
      kind,
      subject,
      endedAt: new Date(endedAt),
      forgetAt: new Date(forgetAt),
      exceptSession: except,
    });
    ended();
    await dropOpenSessions(db, which);
    await prune();
  }

  function isEnded(person: string | null, { id, signedInAt }: RevocableSession): boolean {
    const entry = known.person.get(person?.toLowerCase() ?? "");
    return entry !== undefined && signedInAt <= entry.endedAt && entry.except !== id;
  }

  /** Nothing is taken out: this process may have ended something that those rows do not hold yet. */
  async function reload(): Promise<void> {
    for (const row of await listEnds(db)) {
      const endedAt = row.endedAt.getTime();
      const before = known[row.kind].get(row.subject);
      if (before !== undefined && before.endedAt > endedAt) continue;
      const forgetAt = row.forgetAt.getTime();
      known[row.kind].set(row.subject, { endedAt, forgetAt, except: row.exceptSession });
    }
  }

  await prune();
  await reload();

  return {
    covers: (session) =>
      known.session.has(session.id) ||
      [session.userId, session.email].some((name) => isEnded(name, session)),
    end,
    reload,
  };
}
