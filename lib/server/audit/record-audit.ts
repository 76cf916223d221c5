import "server-only";
import { ProblemError } from "@/lib/http/problem";
import { logger } from "../logger";
import { processSingleton } from "../process-singleton";
import { sleep } from "../sp-api/waiting";
import { type AuditEntry, appendAudit } from "../store/audit-log";
import { storeDatabase } from "../store/process-store";
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
