import "server-only";
import type { AuditEntry } from "@/lib/audit/audit-record";

type AuditQueueParts = {
  append: (entries: readonly AuditEntry[]) => Promise<void>;
  sleep: (ms: number) => Promise<void>;
  /** Called with records that will never be kept. */
  lost: (entries: readonly AuditEntry[]) => void;
  /** How many records may wait; the next ones are lost. */
  limit?: number;
};

type AuditQueue = {
  add: (entry: AuditEntry) => void;
  /** Resolves when nothing waits any more. */
  settled: () => Promise<void>;
};

const LIMIT = 1_000;
const BATCH = 100;
/** A database that restarts is back within that. */
const PAUSES_MS = [250, 1_000, 4_000];

/** Writes records behind the answers, in order and in batches, and tries a failed batch again. */
export function createAuditQueue({
  append,
  sleep,
  lost,
  limit = LIMIT,
}: AuditQueueParts): AuditQueue {
  const waiting: AuditEntry[] = [];
  let writing: Promise<void> | null = null;

  async function write(): Promise<void> {
    try {
      while (waiting.length > 0) {
        const batch = waiting.slice(0, BATCH);
        const isWritten = await tryToAppend(batch);
        waiting.splice(0, batch.length);
        if (!isWritten) lost(batch);
      }
    } finally {
      writing = null;
    }
  }

  async function tryToAppend(batch: readonly AuditEntry[]): Promise<boolean> {
    for (const pause of [...PAUSES_MS, null]) {
      try {
        await append(batch);
        return true;
      } catch {
        if (pause !== null) await sleep(pause);
      }
    }
    return false;
  }

  return {
    add(entry) {
      if (waiting.length >= limit) {
        lost([entry]);
        return;
      }
      waiting.push(entry);
      writing ??= write();
      // Whoever waits for it to settle hears of it; nobody has to.
      writing.catch(() => undefined);
    },
    settled: () => writing ?? Promise.resolve(),
  };
}
