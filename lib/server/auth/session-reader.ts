import "server-only";
import { LRUCache } from "lru-cache";
import type { JWT } from "next-auth/jwt";
import { endOf, type Session, type SessionLimits, sessionFrom } from "./session";

const KEPT_MS = 30_000;
const SESSIONS_KEPT = 500;

export type SessionReaderParts = {
  /** Opens a sealed session; null or a rejection for one that is not ours or has expired. */
  decode: (sealed: string) => Promise<JWT | null>;
  limits: SessionLimits;
  /** Whether a session was ended before its time. */
  isEnded: (session: Session) => Promise<boolean>;
  /** Epoch milliseconds. */
  now?: () => number;
};

/**
 * Opens session cookies. Doing so derives a key each time, a tenth of the cost of a remembered
 * answer, so an opened one is kept for a moment: what it says of a person cannot change. Whether it
 * has ended is looked at each time, and what its bearer may do is not decided here.
 */
export function createSessionReader(parts: SessionReaderParts) {
  const { decode, limits, isEnded, now = Date.now } = parts;
  const opened = new LRUCache<string, Session>({
    max: SESSIONS_KEPT,
    ttl: KEPT_MS,
    ttlResolution: 0,
    perf: { now },
  });

  async function open(sealed: string): Promise<Session | null> {
    const token = await decode(sealed).catch(() => null);
    return token === null ? null : sessionFrom(token);
  }

  return async function readSession(sealed: string): Promise<Session | null> {
    if (sealed === "") return null;
    const known = opened.get(sealed) ?? (await open(sealed));
    if (known === null || endOf(known, limits) <= now() || (await isEnded(known))) return null;
    if (!opened.has(sealed)) opened.set(sealed, known);
    return known;
  };
}
