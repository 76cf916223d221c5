import "server-only";
import type { QueryClient } from "@tanstack/react-query";
import type { User } from "@/lib/access/user";
import { database } from "@/lib/server/db/process-database";
import { choicesOf, type SavedView, viewsFor } from "@/lib/server/db/saved-views";
import { holdFor } from "@/lib/server/http/hold";
import type { PersonViews, View } from "@/lib/views/view";
import { viewsQuery } from "@/lib/views/views-api";
import { mayChange } from "./view-rights";

/**
 * Sends the person's views along with the page. A failure is left out: the browser asks once more and
 * shows what came of it.
 */
export async function prefetchViews(client: QueryClient, user: User): Promise<void> {
  await holdFor(
    client.prefetchQuery({ ...viewsQuery, retry: false, queryFn: () => personViews(user) }),
  );
}

/** What is kept for a person: the own views, the team's, and what the person did to the list. */
export async function personViews(user: User): Promise<PersonViews> {
  const db = await database();
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
