import "server-only";
import { isRole } from "@/lib/access/role";
import type { AuditAction } from "@/lib/audit/audit-record";
import { noteAudit } from "@/lib/server/audit/record-audit";
import { settings } from "@/lib/server/config/settings";
import type { AuditPerson } from "@/lib/server/db/audit-log";
import { logger } from "@/lib/server/runtime/logger";
import { roleOf } from "./membership";
import type { Session } from "./session";
import { endedSessions } from "./sessions";

const ACTIONS = {
  person: "sign_out",
  provider: "session_ended",
  sign_in: "session_ended",
} as const satisfies Record<string, AuditAction>;

/**
 * Ends a session for good, on record. `by` is who wanted it: the person, or the provider, or a
 * new sign-in in the same browser. A store that
 * fails keeps nobody in: the end is in force in this process all the same.
 */
export async function endSession(session: Session, by: keyof typeof ACTIONS): Promise<void> {
  const ended = await endedSessions();
  if (ended.covers(session)) return;
  await ended.endSession(session.id).catch(() => {
    logger().error({ user: session.userId }, "the end of a session was not kept");
  });
  noteAudit({ action: ACTIONS[by], user: auditedUser(session), details: { by } });
}

/** Who a session belongs to, with the role that was known last. */
function auditedUser({ userId, email, name, demoRole, provider }: Session): AuditPerson {
  const role = isRole(demoRole) ? demoRole : roleOf(email, provider?.claim, settings().auth);
  return { id: userId, name: name ?? userId, email, role };
}
