import "server-only";
import type { KeptBook, View } from "@/lib/jobs/views/view";
import type { User } from "../auth/user";
import { storeDatabase } from "../store/process-store";
import { type SavedView, viewsFor } from "../store/saved-views";
import { choicesOf } from "../store/view-choices";
import { mayChange } from "./view-rights";

/** What is kept for a person: the own views, the team's, and what the person did to the list. */
export async function viewBook(user: User): Promise<KeptBook> {
  const db = await storeDatabase();
  const [views, choices] = await Promise.all([viewsFor(db, user.id), choicesOf(db, user.id)]);
  return { views: views.map((view) => asSeenBy(user, view)), ...choices };
}

/** A view without whose id it belongs to. */
function asSeenBy(user: User, view: SavedView): View {
  const { id, name, query, columns, ownerName, shared, updatedAt, updatedBy } = view;
  const kept = {
    own: view.ownerId === user.id,
    owner: ownerName,
    shared,
    editable: mayChange(user, view),
    updatedAt: updatedAt.toISOString(),
    updatedBy,
  };
  return { id, name, query, columns, kept };
}
