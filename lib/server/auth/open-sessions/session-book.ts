import "server-only";
import { LRUCache } from "lru-cache";
import type { Session } from "@/lib/server/auth/session";
import type { OpenSessionRow } from "@/lib/server/db/open-sessions";
import { SEEN_WITHIN_MS } from "@/lib/sessions/open-session";
import { deviceOf } from "./device-of";

/** A session in use, its end (epoch ms) and the `User-Agent` of the request that uses it. */
type Sight = { session: Session; endsAt: number; userAgent: string | null };

export type SessionBook = {
  /** Somebody uses a session. Costs a look into memory; nobody waits for what comes of it. */
  note: (sight: Sight) => void;
  /** Writes at once what waits. Resolves when it is kept, or given up until the session is seen again. */
  settled: () => Promise<void>;
};

export type SessionBookParts = {
  write: (rows: readonly OpenSessionRow[]) => Promise<void>;
  /** Does a task soon, behind the requests of this moment. */
  soon: (task: () => void) => void;
  /** Told once for each batch that could not be written. */
  lost: (count: number) => void;
  /** The longest that any session lives. */
  maxMs: number;
  /** Epoch milliseconds. */
  now: () => number;
};

const REMEMBERED = 5_000;
const BATCH = 100;
const MOST_WAITING = 1_000;
/** How long a session that could not be written is left alone. */
const TRY_AGAIN_MS = 30_000;

type Written = { seenAt: number; endsAt: number };

/**
 * Keeps in the store which sessions are in use. A session is written when it is new, and then once in
 * five minutes at most, in batches behind the answers: reading lists all day costs the store next to
 * nothing. Its end is written five minutes late, for what is not written meanwhile.
 */
export function createSessionBook(parts: SessionBookParts): SessionBook {
  const { write, soon, lost, maxMs, now } = parts;
  const written = new LRUCache<string, Written>({ max: REMEMBERED });
  const waiting = new Map<string, OpenSessionRow>();
  let writing: Promise<void> | null = null;
  let awaited = false;

  function isKept(id: string, endsAt: number): boolean {
    const last = written.get(id);
    if (last === undefined) return false;
    const age = now() - last.seenAt;
    // A clock that was set back says nothing of when it was seen.
    return age >= 0 && age < SEEN_WITHIN_MS && endsAt - last.endsAt < SEEN_WITHIN_MS;
  }

  function rowOf({ session, endsAt, userAgent }: Sight): OpenSessionRow {
    const { id, userId, name, email, signedInAt } = session;
    const latest = Math.min(endsAt + SEEN_WITHIN_MS, signedInAt + maxMs);
    return {
      id,
      userId,
      userName: name,
      email,
      ...deviceOf(userAgent),
      begunAt: new Date(signedInAt),
      seenAt: new Date(now()),
      endsAt: new Date(latest),
    };
  }

  async function writeAll(): Promise<void> {
    try {
      while (waiting.size > 0) {
        const batch = [...waiting.values()].slice(0, BATCH);
        for (const { id } of batch) waiting.delete(id);
        await write(batch).catch(() => forget(batch));
      }
    } finally {
      writing = null;
    }
  }

  function forget(batch: readonly OpenSessionRow[]): void {
    const seenAt = now() - SEEN_WITHIN_MS + TRY_AGAIN_MS;
    for (const { id } of batch) written.set(id, { seenAt, endsAt: Number.POSITIVE_INFINITY });
    lost(batch.length);
  }

  function settled(): Promise<void> {
    awaited = false;
    if (waiting.size > 0) writing ??= writeAll();
    return writing ?? Promise.resolve();
  }

  return {
    note(sight) {
      const { session, endsAt } = sight;
      if (isKept(session.id, endsAt) || waiting.size >= MOST_WAITING) return;
      written.set(session.id, { seenAt: now(), endsAt });
      waiting.set(session.id, rowOf(sight));
      if (awaited) return;
      awaited = true;
      soon(() => void settled().catch(() => undefined));
    },
    settled,
  };
}
