import "server-only";
import { z } from "zod";
import type { User } from "@/lib/access/user";
import { ProblemError } from "@/lib/http/problem";
import { isStorable } from "@/lib/server/db/database";
import { database } from "@/lib/server/db/process-database";
import {
  addView,
  changeView,
  type Full,
  findView,
  keepChoices,
  type SavedView,
  type ViewContent,
} from "@/lib/server/db/saved-views";
import { audit } from "@/lib/server/http/audit";
import { badBody, jsonBody, textBody } from "@/lib/server/http/json-body";
import type { PersonViews } from "@/lib/views/view";
import { isStartingView } from "@/lib/views/view-choice";
import {
  CHOICES_LENGTH,
  COLUMNS_LENGTH,
  isViewId,
  isViewQuery,
  QUERY_LENGTH,
  tidyName,
  VIEW_LIMITS,
  VIEW_NAME_LENGTH,
} from "@/lib/views/view-limits";
import { personViews } from "./read-views";
import { noSuchView, requireChange, requireShare, sees } from "./view-rights";

/** Less than what stands between this server and its readers lets through. */
const MOST_BYTES = 64 * 1024;

const viewId = z
  .string()
  .refine((id) => isViewId(id) && !isStartingView(id), "A view's id has letters, digits, - and _.");

const storable = z.string().refine(isStorable, "It holds a character that no text has.");

const content = {
  name: storable
    .transform(tidyName)
    .refine((name) => name !== "", `A name has 1 to ${VIEW_NAME_LENGTH} characters.`),
  query: storable
    .max(QUERY_LENGTH)
    .refine(isViewQuery, "A view keeps the parameters of a search and no others."),
  columns: storable.max(COLUMNS_LENGTH).nullable(),
};

/**
 * The body of a request, which holds what the form names and nothing else.
 * @throws ProblemError `bad_search` naming the first thing that is wrong
 */
async function readBody<T>(request: Request, form: z.ZodType<T>): Promise<T> {
  const limit = { mostBytes: MOST_BYTES, field: "body" };
  const read = form.safeParse(await jsonBody(request, limit));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const parameter = issue?.path.join(".") || "body";
  throw badBody({ parameter, code: "unreadable", detail: issue?.message ?? "Not understood." });
}

/** @throws ProblemError `bad_search` for a request that has a body where none belongs */
async function refuseBody(request: Request): Promise<void> {
  await textBody(request, { mostBytes: 0, field: "body" });
}

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
 * Keeps a view: a new one where `seen` is null, else instead of the one that is still as it was
 * seen. Asked twice for the same, it has done it once.
 * @throws ProblemError `bad_search`, also for one view too many; `not_found`; `forbidden`; `conflict`
 *   when somebody was faster
 */
export async function saveView(id: string, request: Request, user: User): Promise<PersonViews> {
  const { seen, ...wanted } = await readBody(request, body);
  if (!viewId.safeParse(id).success) throw noSuchView();
  const known = await findView(await database(), id);
  if (known === null) {
    if (seen !== null) throw noSuchView();
    await add(id, wanted, user);
  } else if (!isAsWanted(known, wanted, user)) {
    await replace(known, wanted, seen, user);
  }
  return personViews(user);
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
 * Brings a deleted view back to its owner, where it was in the list. One that is there already stays as it is.
 * @throws ProblemError `not_found`, `forbidden`, `bad_search` where there is no room any more
 */
export async function restoreView(id: string, request: Request, user: User): Promise<PersonViews> {
  await refuseBody(request);
  const db = await database();
  const view = await findView(db, id);
  if (view === null) throw noSuchView();
  requireChange(user, view);
  if (view.deletedAt === null) return personViews(user);
  await recordSharing(id, user, { before: false, after: view.shared });
  const change = { deleted: false, updatedBy: user.name };
  const said = await db.transaction((tx) => changeView(tx, view, change, VIEW_LIMITS));
  if (said === false) throw changedMeanwhile(view.updatedBy);
  if (said !== true) throw noRoom(said);
  return personViews(user);
}

/**
 * Deletes a view as it is now; for a day it can be brought back, with what it was last.
 * @throws ProblemError `not_found`, `forbidden`; `conflict` when it changes in this moment
 */
export async function deleteView(id: string, request: Request, user: User): Promise<PersonViews> {
  await refuseBody(request);
  const db = await database();
  const view = await findView(db, id);
  if (view === null || view.deletedAt !== null) throw noSuchView();
  requireChange(user, view);
  await recordSharing(id, user, { before: view.shared, after: false });
  const change = { deleted: true, updatedBy: user.name };
  const done = await db.transaction((tx) => changeView(tx, view, change, VIEW_LIMITS));
  if (done !== true) throw changedMeanwhile(view.updatedBy);
  return personViews(user);
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

const id = z.string().refine(isViewId, "A view's id has letters, digits, - and _.");
const ids = z
  .array(id)
  .max(CHOICES_LENGTH)
  .transform((all) => [...new Set(all)]);

const choicesBody = z.strictObject({
  order: ids.optional(),
  hidden: ids.optional(),
  defaultId: id.nullable().optional(),
});

/**
 * Keeps what a person did to the list: order, what is hidden, the default. What is not named stays
 * as it was; of two tabs the last one counts. An id says nothing of whether there is such a view.
 * @throws ProblemError `bad_search`
 */
export async function arrangeViews(request: Request, user: User): Promise<PersonViews> {
  const choices = await readBody(request, choicesBody);
  await keepChoices(await database(), user.id, choices);
  return personViews(user);
}
