import "server-only";
import { leastRole, may, type Permission } from "@/lib/access/permissions";
import { ProblemError } from "@/lib/http/problem";
import { noteRefusal } from "@/lib/server/audit/note-refusal";
import type { User } from "@/lib/server/auth/user";
import { settings } from "@/lib/server/config/settings";
import { requireSameOrigin } from "./same-origin";
import { type Reservation, reserveShare } from "./user-share";

export type Admission = Reservation & { user: User };

type Asked = { request: Request; params: unknown; user: User | null };
type Door = { name: string; permission: Permission };

/**
 * Lets a request in, or says why not: no session, too low a role, another site, or too many of them.
 * A role that is too low goes on record.
 * @throws ProblemError `unauthenticated`, `forbidden`, or `rate_limited` with the seconds to wait
 */
export function admit({ request, params, user }: Asked, { name, permission }: Door): Admission {
  if (user === null) {
    throw new ProblemError("unauthenticated", {
      detail: "There is no session, or it has ended. Sign in and try again.",
    });
  }
  if (!may(user.role, permission)) {
    reserveShare(user.id).settle(null);
    noteRefusal(user, permission, { route: name, params });
    throw new ProblemError("forbidden", {
      detail: `This needs the role ${leastRole(permission)}; yours is ${user.role}.`,
    });
  }
  requireSameOrigin(request, settings().auth.origin);
  return { user, ...reserveShare(user.id) };
}
