import type { Role } from "@/lib/access/permissions";

/** Everything that leaves a record, in the order in which it is offered as a filter. */
export const AUDIT_ACTIONS = [
  "sign_in",
  "sign_in_refused",
  "sign_out",
  "session_ended",
  "refused",
  "reveal",
  "export",
  "lookup",
  "appointment_added",
  "appointment_moved",
  "technicians_assigned",
  "document_uploaded",
  "fulfilment_set",
  "job_completed",
  "job_cancelled",
  "schedule_replaced",
  "time_blocked",
  "block_moved",
  "time_unblocked",
  "technicians_named",
  "view_shared",
  "view_unshared",
  "settings",
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Counts, names of settings and of routes: never what somebody saw. */
export type AuditDetails = Record<string, string | number | boolean>;

/** The e-mail address, or else the name, is how colleagues know the person. */
export type AuditPerson = { id: string; name: string; email?: string | null; role: string | null };

/** What is to be put on record. */
export type AuditEntry = {
  action: AuditAction;
  /** Null for what the dashboard does by itself and for somebody who is not known. */
  user: AuditPerson | null;
  jobId?: string;
  reason?: string;
  details?: AuditDetails;
  /** When it happened; now, unless it is written later. */
  at?: Date;
};

export type AuditRecord = {
  id: number;
  /** ISO 8601, UTC. */
  at: string;
  /** An older version may have written what this one does not know. */
  action: AuditAction | (string & {});
  userId: string | null;
  userName: string | null;
  role: Role | (string & {}) | null;
  jobId: string | null;
  reason: string | null;
  details: AuditDetails;
};

/** The newest first; `older` and `newer` are the cursors of the neighbours, null at an end. */
export type AuditPage = {
  records: readonly AuditRecord[];
  older: number | null;
  newer: number | null;
  /** ISO 8601, UTC. */
  fetchedAt: string;
};

export function isAuditAction(value: unknown): value is AuditAction {
  return AUDIT_ACTIONS.some((action) => action === value);
}
