import "server-only";
import type { OpenSessionRow } from "@/lib/server/db/open-sessions";
import { BROWSERS, SYSTEMS } from "@/lib/sessions/device";
import type { OpenSession, PersonSession } from "@/lib/sessions/open-session";

/** How colleagues know the person of a session: the e-mail address, else the name. */
export function nameOf({ email, userName, userId }: OpenSessionRow): string {
  return email || userName || userId;
}

/** What of a session is told to its own person. */
export function toldSession(row: OpenSessionRow, currentId: string | null): OpenSession {
  return {
    id: row.id,
    // An older version may have kept names that this one does not know.
    browser: BROWSERS.find((one) => one === row.browser) ?? null,
    system: SYSTEMS.find((one) => one === row.system) ?? null,
    begunAt: row.begunAt.toISOString(),
    seenAt: row.seenAt.toISOString(),
    current: row.id === currentId,
  };
}

/** What of a session is told to whoever may end everybody's, and asks by a session of their own. */
export function toldPersonSession(
  row: OpenSessionRow,
  asking: { id: string; userId: string } | null,
): PersonSession {
  return {
    ...toldSession(row, asking?.id ?? null),
    userId: row.userId,
    userName: nameOf(row),
    own: row.userId === asking?.userId,
  };
}
