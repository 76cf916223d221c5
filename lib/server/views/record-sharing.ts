import "server-only";
import { recordAudit } from "@/lib/server/audit/record-audit";
import type { User } from "@/lib/server/auth/user";

/**
 * Puts on record that the team comes to see a view, or sees it no longer: before the deed, so that
 * what cannot be put on record is not done.
 */
export async function recordSharing(
  view: string,
  user: User,
  { before, after }: { before: boolean; after: boolean },
): Promise<void> {
  if (before === after) return;
  const action = after ? "view_shared" : "view_unshared";
  await recordAudit({ action, user, details: { view } });
}
