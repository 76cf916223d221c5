import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { VIEW_LIMITS } from "@/lib/jobs/views/view-limits";
import type { Adopted } from "@/lib/jobs/views/view-store";
import type { User } from "../auth/user";
import { storeDatabase } from "../store/process-store";
import { addView, findView, type SavedView, viewsFor } from "../store/saved-views";
import { content, readBody, viewId } from "./read-view";
import { viewBook } from "./view-book";

const body = z.strictObject({
  views: z.array(z.strictObject({ id: viewId, ...content })).max(VIEW_LIMITS.own),
});

type Arriving = z.infer<typeof body>["views"][number];

/**
 * Takes in views that a browser kept, as private ones. They keep their ids; one that is there already,
 * by its id or by all that it says, is not doubled, also when the same is asked twice.
 * @throws ProblemError `bad_search`; views for which there is no room are no failure
 */
export async function adoptViews(request: Request, user: User): Promise<Adopted> {
  const { views } = await readBody(request, body);
  const ids: Record<string, string> = {};
  const left: string[] = [];
  for (const view of views) {
    const id = await adopt(view, user);
    if (id === null) left.push(view.id);
    else ids[view.id] = id;
  }
  return { book: await viewBook(user), ids, left };
}

/** Under which id the view is kept now; null where there is no room. */
async function adopt(view: Arriving, user: User): Promise<string | null> {
  const db = await storeDatabase();
  const own = (await viewsFor(db, user.id)).filter(({ ownerId }) => ownerId === user.id);
  const same = own.find((known) => known.id === view.id) ?? own.find(saysTheSame(view));
  if (same) return same.id;
  for (const id of [view.id, otherId(view.id, user)]) {
    const known = await findView(db, id);
    // What the person deleted here meanwhile stays deleted.
    if (known?.ownerId === user.id) return id;
    if (known !== null) continue;
    const added = { ...view, id, shared: false, ownerId: user.id, ownerName: user.name };
    const said = await db.transaction((tx) => addView(tx, added, VIEW_LIMITS));
    if (said === "added") return id;
    if (said === "own") return null;
  }
  return null;
}

function saysTheSame({ name, query, columns }: Arriving) {
  return (known: SavedView) =>
    known.name === name && known.query === query && known.columns === columns;
}

/** For a view whose id is somebody else's by now: the same each time it is asked. */
function otherId(id: string, user: User): string {
  return createHash("sha256")
    .update(JSON.stringify([user.id, id]))
    .digest("hex")
    .slice(0, 32);
}
