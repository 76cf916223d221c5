import "server-only";
import { ProblemError } from "@/lib/http/problem";
import { sleep } from "@/lib/server/cache/priority";
import { type AuditEntry, appendAudit } from "@/lib/server/db/audit-log";
import { storeDatabase } from "@/lib/server/db/process-database";
import { logger } from "@/lib/server/runtime/logger";
import { processSingleton } from "@/lib/server/runtime/process-singleton";

type AuditQueueParts = {
  append: (entries: readonly AuditEntry[]) => Promise<void>;
  sleep: (ms: number) => Promise<void>;
  /** Told of records that will never be kept. */
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
        const isKept = await kept(batch);
        waiting.splice(0, batch.length);
        if (!isKept) lost(batch);
      }
    } finally {
      writing = null;
    }
  }

  async function kept(batch: readonly AuditEntry[]): Promise<boolean> {
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
      // Whoever waits for it to settle is told; nobody has to.
      writing.catch(() => undefined);
    },
    settled: () => writing ?? Promise.resolve(),
  };
}

/**
 * Keeps a record of what is about to be done. Await it before the deed: what cannot be recorded does
 * not happen.
 * @throws ProblemError `internal` when the record cannot be kept
 */
export async function recordAudit(entry: AuditEntry): Promise<void> {
  try {
    await appendAudit(await storeDatabase(), [entry]);
  } catch (cause) {
    throw new ProblemError("internal", {
      detail: "This leaves an audit record, which cannot be written now. Nothing was done.",
      cause,
    });
  }
}

/** Keeps a record of what has happened anyway; nobody waits for it. */
export function noteAudit(entry: AuditEntry): void {
  auditQueue().add({ at: new Date(), ...entry });
}

/** Resolves when every record noted so far is kept, or given up. */
export function settleAudit(): Promise<void> {
  return auditQueue().settled();
}

function auditQueue(): AuditQueue {
  return processSingleton("audit-queue", () =>
    createAuditQueue({
      append: async (entries) => appendAudit(await storeDatabase(), entries),
      sleep,
      lost(entries) {
        const actions = [...new Set(entries.map(({ action }) => action))];
        logger().error({ records: entries.length, actions }, "audit records lost");
      },
    }),
  );
}
