import "server-only";
import { ProblemError } from "@/lib/http/problem";
import { type AuditEntry, appendAudit } from "@/lib/server/db/audit-log";
import { storeDatabase } from "@/lib/server/db/process-database";
import { logger } from "@/lib/server/runtime/logger";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import { sleep } from "@/lib/server/sp-api/waiting";
import { type AuditQueue, createAuditQueue } from "./audit-queue";

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
