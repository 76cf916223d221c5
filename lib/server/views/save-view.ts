import "server-only";
import { z } from "zod";
import type { User } from "@/lib/server/auth/user";
import { storeDatabase } from "@/lib/server/db/process-database";
import {
  addView,
  changeView,
  findView,
  type SavedView,
  type ViewContent,
} from "@/lib/server/db/saved-views";
import type { KeptBook } from "@/lib/views/view";
import { VIEW_LIMITS } from "@/lib/views/view-limits";
import { content, readBody, viewId } from "./read-view";
import { recordSharing } from "./record-sharing";
import { viewBook } from "./view-book";
import { changedMeanwhile, noRoom } from "./view-refusals";
import { noSuchView, requireChange, requireShare, sees } from "./view-rights";

const body = z.strictObject({
  ...content,
  shared: z.boolean(),
  seen: z.iso.datetime().nullable(),
});

/**
 * Keeps a view: a new one where `seen` is null, else in the place of the one that is still as it was
 * seen. Asked twice for the same, it has done it once.
 * @throws ProblemError `bad_search`, also for one view too many; `not_found`; `forbidden`; `conflict`
 *   when somebody was faster
 */
export async function saveView(id: string, request: Request, user: User): Promise<KeptBook> {
  const { seen, ...wanted } = await readBody(request, body);
  if (!viewId.safeParse(id).success) throw noSuchView();
  const known = await findView(await storeDatabase(), id);
  if (known === null) {
    if (seen !== null) throw noSuchView();
    await add(id, wanted, user);
  } else if (!isAsWanted(known, wanted, user)) {
    await replace(known, wanted, seen, user);
  }
  return viewBook(user);
}

async function add(id: string, wanted: ViewContent, user: User): Promise<void> {
  if (wanted.shared) requireShare(user);
  await recordSharing(id, user, { before: false, after: wanted.shared });
  const view = { id, ...wanted, ownerId: user.id, ownerName: user.name };
  const db = await storeDatabase();
  const said = await db.transaction((tx) => addView(tx, view, VIEW_LIMITS));
  if (said === "taken") throw changedMeanwhile(user.name);
  if (said !== "added") throw noRoom(said);
}

async function replace(
  known: SavedView,
  wanted: ViewContent,
  seen: string | null,
  user: User,
): Promise<void> {
  if (!sees(user, known) || known.deletedAt !== null) throw noSuchView();
  requireChange(user, known, wanted.shared);
  if (known.updatedAt.toISOString() !== toInstant(seen)) throw changedMeanwhile(known.updatedBy);
  if (wanted.shared && !known.shared) requireShare(user);
  await recordSharing(known.id, user, { before: known.shared, after: wanted.shared });
  const owner = known.ownerId === user.id ? { ownerName: user.name } : {};
  const change = { ...wanted, ...owner, updatedBy: user.name };
  const db = await storeDatabase();
  const said = await db.transaction((tx) => changeView(tx, known, change, VIEW_LIMITS));
  if (said === true) return;
  if (said !== false) throw noRoom(said);
  const now = await findView(db, known.id);
  throw now === null ? noSuchView() : changedMeanwhile(now.updatedBy);
}

function isAsWanted(known: SavedView, wanted: ViewContent, user: User): boolean {
  const keys = ["name", "query", "columns", "shared"] as const;
  return (
    known.ownerId === user.id &&
    known.deletedAt === null &&
    keys.every((key) => known[key] === wanted[key])
  );
}

function toInstant(seen: string | null): string | null {
  return seen === null ? null : new Date(seen).toISOString();
}
