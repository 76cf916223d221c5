import "server-only";
import { leastRole, may, type Permission } from "@/lib/access/permissions";
import type { User } from "@/lib/access/user";
import { ProblemError } from "@/lib/http/problem";
import type { SavedView } from "@/lib/server/db/saved-views";
import { audit } from "@/lib/server/http/audit";

/** Somebody's private view is nobody else's, an admin's no more than a colleague's. */
export function sees(user: User, view: Pick<SavedView, "ownerId" | "shared">): boolean {
  return view.shared || view.ownerId === user.id;
}

/** Whether a person may change and delete a view. */
export function mayChange(user: User, view: Pick<SavedView, "ownerId" | "shared">): boolean {
  return sees(user, view) && (!view.shared || may(user.role, needed(user, view)));
}

/**
 * @param view as it is, and as it would become
 * @throws ProblemError `not_found` for what the person does not see, `forbidden`, on record, for
 *   what the role does not allow
 */
export function requireChange(user: User, view: SavedView, shared = view.shared): void {
  if (!sees(user, view)) throw noSuchView();
  if (!view.shared && !shared) return;
  requireShare(user, needed(user, view));
}

/** @throws ProblemError `forbidden`, on record */
export function requireShare(user: User, permission: Permission = "views.share"): void {
  if (may(user.role, permission)) return;
  audit.get().noteRefusal({ user, permission, route: "views.share" });
  throw new ProblemError("forbidden", {
    detail: `This needs the role ${leastRole(permission)}; yours is ${user.role}.`,
  });
}

export function noSuchView(): ProblemError {
  return new ProblemError("not_found", {
    detail: "There is no such view: it was deleted, or it is somebody else's and private.",
  });
}

function needed(user: User, { ownerId }: Pick<SavedView, "ownerId">): Permission {
  return ownerId === user.id ? "views.share" : "views.curate";
}
