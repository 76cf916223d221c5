import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Permission } from "@/lib/access/permissions";
import type { User } from "@/lib/access/user";
import type { AuditEntry } from "@/lib/audit/audit-record";
import { port } from "@/lib/server/runtime/port";

/** Somebody asked for what the role does not allow. */
type Refusal = {
  user: User;
  /** What would have been needed. */
  permission: Permission;
  /** The name of the route or page. */
  route: string;
  /** The parameters of its path, as Next gives them. */
  params?: unknown;
};

/** The log of who did what and when. */
export interface Audit {
  /**
   * Keeps a record of what is about to be done. Await it before the deed: what cannot be recorded
   * does not happen.
   * @throws ProblemError `internal` when the record cannot be kept
   */
  record(entry: AuditEntry): Promise<void>;
  /** Keeps a record of what has happened anyway. Never fails, and nobody waits for it. */
  note(entry: AuditEntry): void;
  /** Notes a refusal; repetitions are counted instead, so that nobody writes records without end. */
  noteRefusal(refusal: Refusal): void;
  /** Resolves when every record noted so far is kept, or given up. */
  settled(): Promise<void>;
}

export const audit = port<Audit>("audit");

const MOST_WAIT_MS = 5_000;

/**
 * Keeps a record of what has happened, before whoever did it hears that it has: a process that is killed
 * then has kept it. Never fails; a database that is away holds nobody up for more than five seconds.
 */
export async function noteFirst(entry: AuditEntry): Promise<void> {
  audit.get().note(entry);
  const waited = new AbortController();
  await Promise.race([
    audit.get().settled(),
    sleep(MOST_WAIT_MS, undefined, { ref: false, signal: waited.signal }),
  ]).catch(() => undefined);
  waited.abort();
}
