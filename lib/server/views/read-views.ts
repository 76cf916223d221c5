import "server-only";
import type { QueryClient } from "@tanstack/react-query";
import type { User } from "@/lib/server/auth/user";
import { storeDatabase } from "@/lib/server/db/process-database";
import { type SavedView, viewsFor } from "@/lib/server/db/saved-views";
import { choicesOf } from "@/lib/server/db/view-choices";
import { holdFor } from "@/lib/server/runtime/hold";
import type { KeptBook, View } from "@/lib/views/view";
import { viewsQuery } from "@/lib/views/view-store";
import { mayChange } from "./view-rights";

/**
 * Sends the person's views along with the page. A failure is left out: the browser asks once more and
 * shows what came of it.
 */
export async function prefetchViews(client: QueryClient, user: User): Promise<void> {
  await holdFor(
    client.prefetchQuery({ ...viewsQuery, retry: false, queryFn: () => viewBook(user) }),
  );
}

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
