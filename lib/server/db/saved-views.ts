import "server-only";
import { and, asc, count, eq, isNull, lt, ne, or, type SQL, sql } from "drizzle-orm";
import { type Database, isStorable, tables } from "./database";

const { savedViews } = tables;

export type SavedView = typeof savedViews.$inferSelect;
/** What whoever saves a view decides. */
export type ViewContent = Pick<SavedView, "name" | "query" | "columns" | "shared">;
export type NewView = ViewContent & Pick<SavedView, "id" | "ownerId" | "ownerName">;

/** The most views that one person keeps, and that a team shares. */
type ViewLimits = { own: number; team: number };
export type Full = keyof ViewLimits;

/** How long a deleted view can be brought back, in the words of the database. */
const KEPT_DELETED = "1 day";

const notDeleted = isNull(savedViews.deletedAt);
/** The database's clock, for all processes the same, in what a `Date` can hold. */
const now = sql<Date>`date_trunc('milliseconds', clock_timestamp())`;
const later = sql<Date>`greatest(${now}, ${savedViews.updatedAt} + interval '1 millisecond')`;

/** A person's own views and the team's, in the order in which they were first saved. */
export function viewsFor(db: Database, personId: string): Promise<SavedView[]> {
  return db
    .select()
    .from(savedViews)
    .where(and(notDeleted, or(eq(savedViews.ownerId, personId), savedViews.shared)))
    .orderBy(asc(savedViews.number));
}

/** One view, whosever it is, also a deleted one; null when there is none. */
export async function findView(db: Database, id: string): Promise<SavedView | null> {
  if (!isStorable(id)) return null;
  const [view] = await db.select().from(savedViews).where(eq(savedViews.id, id));
  return view ?? null;
}

/**
 * Adds a view. An id that is known already is nobody else's to take.
 * @returns what stands in the way, or "added"
 */
export async function addView(
  db: Database,
  view: NewView,
  limits: ViewLimits,
): Promise<"added" | "taken" | Full> {
  const full = await room(db, view, limits);
  if (full !== null) return full;
  const added = await db
    .insert(savedViews)
    .values({ ...view, updatedAt: now, updatedBy: view.ownerName })
    .onConflictDoNothing()
    .returning({ id: savedViews.id });
  return added.length > 0 ? "added" : "taken";
}

export type ViewChange = Partial<ViewContent> & {
  updatedBy: string;
  ownerName?: string;
  deleted?: boolean;
};

/**
 * Changes a view that is still as `seen`: whoever changes it meanwhile is not overwritten.
 * @returns whether it was still so, or which limit stands in the way
 */
export async function changeView(
  db: Database,
  seen: SavedView,
  { deleted, ...change }: ViewChange,
  limits: ViewLimits,
): Promise<boolean | Full> {
  const { shared = seen.shared } = change;
  const comesBack = seen.deletedAt !== null && deleted === false;
  if (comesBack || (shared && !seen.shared)) {
    const full = await room(db, { ...seen, shared }, limits);
    if (full !== null) return full;
  }
  const changed = await db
    .update(savedViews)
    .set({
      ...change,
      updatedAt: later,
      ...(deleted !== undefined && { deletedAt: deleted ? now : null }),
    })
    .where(and(eq(savedViews.id, seen.id), eq(savedViews.updatedAt, seen.updatedAt)))
    .returning({ id: savedViews.id });
  return changed.length > 0;
}

/** Lets go of views that were deleted longer ago than they can be brought back. Answers how many went. */
export async function forgetDeletedViews(db: Database, at: Date): Promise<number> {
  const oldest = sql`${at.toISOString()}::timestamptz - ${KEPT_DELETED}::interval`;
  const gone = await db
    .delete(savedViews)
    .where(lt(savedViews.deletedAt, oldest))
    .returning({ id: savedViews.id });
  return gone.length;
}

/** Within a transaction: nobody else adds to the same lists before it ends. */
async function room(
  db: Database,
  { id, ownerId, shared }: Pick<SavedView, "id" | "ownerId" | "shared">,
  limits: ViewLimits,
): Promise<Full | null> {
  const others = and(notDeleted, ne(savedViews.id, id));
  await lock(db, `views of ${ownerId}`);
  if ((await howMany(db, and(others, eq(savedViews.ownerId, ownerId)))) >= limits.own) return "own";
  if (!shared) return null;
  await lock(db, "views of the team");
  return (await howMany(db, and(others, savedViews.shared))) >= limits.team ? "team" : null;
}

async function lock(db: Database, what: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${what}, 0))`);
}

async function howMany(db: Database, which: SQL | undefined): Promise<number> {
  const [row] = await db.select({ n: count() }).from(savedViews).where(which);
  return row?.n ?? 0;
}

const { viewChoices } = tables;

type StoredChoices = Omit<typeof viewChoices.$inferSelect, "personId">;

const NONE: StoredChoices = { order: [], hidden: [], defaultId: null };

/** What a person did to the list of views; nothing is the choice of whoever did nothing. */
export async function choicesOf(db: Database, personId: string): Promise<StoredChoices> {
  const [row] = await db.select().from(viewChoices).where(eq(viewChoices.personId, personId));
  if (!row) return NONE;
  const { order, hidden, defaultId } = row;
  return { order, hidden, defaultId };
}

/** Keeps what is named and leaves the rest as it was. */
export async function keepChoices(
  db: Database,
  personId: string,
  change: Partial<StoredChoices>,
): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await db
    .insert(viewChoices)
    .values({ personId, ...NONE, ...change })
    .onConflictDoUpdate({ target: viewChoices.personId, set: change });
}
