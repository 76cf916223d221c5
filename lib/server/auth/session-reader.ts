import "server-only";
import { LRUCache } from "lru-cache";
import type { JWT } from "next-auth/jwt";

const KEPT_MS = 30_000;
const SESSIONS_KEPT = 500;

export type SessionReaderParts = {
  /** Opens a sealed session; null or a rejection for one that is not ours or has expired. */
  decode: (sealed: string) => Promise<JWT | null>;
  /** Epoch milliseconds. */
  now?: () => number;
};

/**
 * Opens session cookies. Doing so derives a key each time, a tenth of the cost of a remembered
 * answer, so an opened one is kept for a moment: what it says of a person cannot change, its end is
 * looked at each time, and what its bearer may do is not decided here.
 */
export function createSessionReader({ decode, now = Date.now }: SessionReaderParts) {
  const opened = new LRUCache<string, JWT>({
    max: SESSIONS_KEPT,
    ttl: KEPT_MS,
    ttlResolution: 0,
    perf: { now },
  });

  return async function readSession(sealed: string): Promise<JWT | null> {
    if (sealed === "") return null;
    const known = opened.get(sealed) ?? (await decode(sealed).catch(() => null));
    if (known === null || endOf(known) <= now()) return null;
    if (!opened.has(sealed)) opened.set(sealed, known);
    return known;
  };
}

function endOf({ exp }: JWT): number {
  return typeof exp === "number" ? exp * 1000 : Number.POSITIVE_INFINITY;
}
