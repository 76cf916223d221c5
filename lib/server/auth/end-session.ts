import "server-only";
import { isRole } from "@/lib/access/permissions";
import type { AuditAction, AuditPerson } from "@/lib/audit/audit-record";
import { settings } from "@/lib/server/config/settings";
import { noteFirst } from "@/lib/server/http/audit";
import { logger } from "@/lib/server/runtime/logger";
import { roleOf } from "./membership";
import { revocations } from "./revocations";
import type { Session } from "./session";

const ACTIONS = {
  person: "sign_out",
  provider: "session_ended",
  sign_in: "session_ended",
} as const satisfies Record<string, AuditAction>;

/**
 * Ends a session for good, on record. `by` is who wanted it: the person, or the provider, or a
 * new sign-in in the same browser. A database that
 * fails keeps nobody in: the end is in force in this process all the same.
 */
export async function endSession(session: Session, by: keyof typeof ACTIONS): Promise<void> {
  if (await revocations.get().covers(session)) return;
  await revocations
    .get()
    .endSession(session.id)
    .catch(() => {
      logger().error({ user: session.userId }, "the end of a session was not kept");
    });
  await noteFirst({ action: ACTIONS[by], user: auditedUser(session), details: { by } });
}

/** Who a session belongs to, with the role that was known last. */
function auditedUser({ userId, email, name, demoRole, provider }: Session): AuditPerson {
  const role = isRole(demoRole) ? demoRole : roleOf(email, provider?.claim, settings().auth);
  return { id: userId, name: name ?? userId, email, role };
}
