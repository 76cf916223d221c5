import "server-only";
import { leastRole, type Permission } from "@/lib/access/permissions";
import type { User } from "../auth/user";
import { noteAudit } from "./record-audit";

/** Puts on record that somebody asked for what the role does not allow. */
export function noteRefusal(
  user: User,
  permission: Permission,
  { route, params }: { route: string; params?: unknown },
): void {
  const details = { route, needs: leastRole(permission) };
  noteAudit({ action: "refused", user, jobId: jobIdIn(params), details });
}

/** The id in the address, unless it is anything but an id. */
function jobIdIn(params: unknown): string | undefined {
  if (typeof params !== "object" || params === null || !("id" in params)) return undefined;
  return typeof params.id === "string" && /^[\w-]{1,100}$/u.test(params.id) ? params.id : undefined;
}
