import "server-only";
import { LRUCache } from "lru-cache";
import type { OpenSessionRow } from "@/lib/server/db/open-sessions";
import { logger } from "@/lib/server/runtime/logger";
import {
  type Browser,
  type Device,
  SEEN_WITHIN_MS,
  type System,
} from "@/lib/sessions/open-session";
import type { SessionTracker, SessionUse } from "./session";

/** In the order in which they are tried: most browsers also call themselves Chrome or Safari. */
const BROWSER_MARKS: readonly [RegExp, Browser][] = [
  [/\b(Edg|EdgA|EdgiOS)\//u, "Edge"],
  [/\b(OPR|OPiOS|OPT)\//u, "Opera"],
  [/\bSamsungBrowser\//u, "Samsung Internet"],
  [/\b(Firefox|FxiOS)\//u, "Firefox"],
  [/\b(Chrome|CriOS|HeadlessChrome)\//u, "Chrome"],
  [/\bVersion\/.*\bSafari\//u, "Safari"],
];

const SYSTEM_MARKS: readonly [RegExp, System][] = [
  [/\biPad\b/u, "iPad"],
  [/\b(iPhone|iPod)\b/u, "iPhone"],
  [/\bAndroid\b/u, "Android"],
  [/\bWindows\b/u, "Windows"],
  [/\bCrOS\b/u, "ChromeOS"],
  // An iPad says so, too, unless it is asked for the phone's page.
  [/\b(Macintosh|Mac OS X)\b/u, "macOS"],
  [/\bLinux\b/u, "Linux"],
];

/** Longer ones are made up; nothing that distinguishes a device stands so far behind. */
const READ = 500;

/** The kind of device that a `User-Agent` speaks of, in words of our own: nothing of it is kept. */
export function deviceOf(userAgent: string | null): Device {
  const text = userAgent?.slice(0, READ) ?? "";
  return { browser: firstOf(BROWSER_MARKS, text), system: firstOf(SYSTEM_MARKS, text) };
}

function firstOf<T>(marks: readonly [RegExp, T][], text: string): T | null {
  return marks.find(([mark]) => mark.test(text))?.[1] ?? null;
}

export type WriteBehindParts = {
  write: (rows: readonly OpenSessionRow[]) => Promise<void>;
  /** The longest that any session lives. */
  maxMs: number;
  /** Does a task soon, behind the requests of this moment. */
  soon?: (task: () => void) => void;
  /** Called once for each batch that could not be written. */
  lost?: (count: number) => void;
  /** Epoch milliseconds. */
  now?: () => number;
};

/** Requests of one page come together; the write waits for the last of them. */
const SOON_MS = 1_000;
const REMEMBERED = 5_000;
const BATCH = 100;
const MOST_WAITING = 1_000;
/** How long a session that could not be written is left alone. */
const TRY_AGAIN_MS = 30_000;

type Written = { seenAt: number; endsAt: number };

/**
 * Keeps in the database which sessions are in use. A session is written when it is new, and then once in
 * five minutes at most, in batches behind the answers: reading lists all day costs the database next to
 * nothing. Its end is written five minutes late, for what is not written meanwhile.
 */
export function createWriteBehindTracker(parts: WriteBehindParts): SessionTracker {
  const { write, maxMs, soon = inASecond, lost = logLost, now = Date.now } = parts;
  const written = new LRUCache<string, Written>({ max: REMEMBERED });
  const waiting = new Map<string, OpenSessionRow>();
  let writing: Promise<void> | null = null;
  let awaited = false;

  function isWritten(id: string, endsAt: number): boolean {
    const last = written.get(id);
    if (last === undefined) return false;
    const age = now() - last.seenAt;
    // A clock that was set back says nothing of when it was seen.
    return age >= 0 && age < SEEN_WITHIN_MS && endsAt - last.endsAt < SEEN_WITHIN_MS;
  }

  function rowOf({ session, endsAt, userAgent }: SessionUse): OpenSessionRow {
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
    note(use) {
      const { session, endsAt } = use;
      if (isWritten(session.id, endsAt) || waiting.size >= MOST_WAITING) return;
      written.set(session.id, { seenAt: now(), endsAt });
      waiting.set(session.id, rowOf(use));
      if (awaited) return;
      awaited = true;
      soon(() => void settled().catch(() => undefined));
    },
    settled,
  };
}

function inASecond(task: () => void): void {
  setTimeout(task, SOON_MS).unref();
}

function logLost(sessions: number): void {
  logger().warn({ sessions }, "sessions in use were not kept");
}
