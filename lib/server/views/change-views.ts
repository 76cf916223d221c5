import "server-only";
import { z } from "zod";
import type { User } from "@/lib/access/user";
import { ProblemError } from "@/lib/http/problem";
import { database } from "@/lib/server/db/process-database";
import {
  addView,
  changeView,
  type Full,
  findView,
  type SavedView,
  type ViewContent,
} from "@/lib/server/db/saved-views";
import { audit } from "@/lib/server/http/audit";
import { badBody } from "@/lib/server/http/json-body";
import type { KeptBook } from "@/lib/views/view";
import { VIEW_LIMITS } from "@/lib/views/view-limits";
import { content, readBody, refuseBody, viewId } from "./read-view";
import { viewBook } from "./read-views";
import { noSuchView, requireChange, requireShare, sees } from "./view-rights";

const FULL = {
  own: { parameter: "views", code: "ownViewsFull", detail: "One person keeps no more views." },
  team: { parameter: "shared", code: "teamViewsFull", detail: "A team shares no more views." },
} as const satisfies Record<Full, object>;

function noRoom(full: Full): ProblemError {
  const limit = VIEW_LIMITS[full];
  return badBody({ ...FULL[full], detail: `${FULL[full].detail} The limit is ${limit}.`, limit });
}

/** Somebody else, or the same person in another tab, was first. */
function changedMeanwhile(by: string): ProblemError {
  return new ProblemError("conflict", {
    detail: `The view was changed by ${by} since you saw it. Nothing was saved: look at it, and decide.`,
  });
}

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
  const known = await findView(await database(), id);
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
  const db = await database();
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
  const db = await database();
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

/**
 * Brings a deleted view back to its owner and its place. One that is there already stays as it is.
 * @throws ProblemError `not_found`, `forbidden`, `bad_search` where there is no room any more
 */
export async function restoreView(id: string, request: Request, user: User): Promise<KeptBook> {
  await refuseBody(request);
  const db = await database();
  const view = await findView(db, id);
  if (view === null) throw noSuchView();
  requireChange(user, view);
  if (view.deletedAt === null) return viewBook(user);
  await recordSharing(id, user, { before: false, after: view.shared });
  const change = { deleted: false, updatedBy: user.name };
  const said = await db.transaction((tx) => changeView(tx, view, change, VIEW_LIMITS));
  if (said === false) throw changedMeanwhile(view.updatedBy);
  if (said !== true) throw noRoom(said);
  return viewBook(user);
}

/**
 * Deletes a view as it is now; for a day it can be brought back, with what it was last.
 * @throws ProblemError `not_found`, `forbidden`; `conflict` when it changes in this moment
 */
export async function deleteView(id: string, request: Request, user: User): Promise<KeptBook> {
  await refuseBody(request);
  const db = await database();
  const view = await findView(db, id);
  if (view === null || view.deletedAt !== null) throw noSuchView();
  requireChange(user, view);
  await recordSharing(id, user, { before: view.shared, after: false });
  const change = { deleted: true, updatedBy: user.name };
  const done = await db.transaction((tx) => changeView(tx, view, change, VIEW_LIMITS));
  if (done !== true) throw changedMeanwhile(view.updatedBy);
  return viewBook(user);
}

/**
 * Puts on record that the team comes to see a view, or sees it no longer: before the deed, so that
 * what cannot be put on record is not done.
 */
async function recordSharing(
  view: string,
  user: User,
  { before, after }: { before: boolean; after: boolean },
): Promise<void> {
  if (before === after) return;
  const action = after ? "view_shared" : "view_unshared";
  await audit.get().record({ action, user, details: { view } });
}
