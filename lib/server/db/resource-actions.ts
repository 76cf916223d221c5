import "server-only";
import { and, asc, desc, eq, ilike, inArray, lt, lte, ne, or, sql } from "drizzle-orm";
import type { ResourceAction } from "@/lib/actions/capacity";
import { type ActionsQuestion, partOf } from "./actions";
import { type Database, isStorable, tables } from "./database";

const { blocks, resourceActions, sentSchedules } = tables;

export type ResourceActionRow = typeof resourceActions.$inferSelect;
export type BlockRow = typeof blocks.$inferSelect;
export type SentScheduleRow = typeof sentSchedules.$inferSelect;

/**
 * Keeps an intent, which is then under way; false where its key is taken, by this one or another, and where
 * another one for the same store is under way.
 */
export async function beginResourceAction(
  db: Database,
  row: Omit<ResourceActionRow, "state" | "outcome" | "endedAt">,
): Promise<boolean> {
  const kept = await db
    .insert(resourceActions)
    .values({ ...row, state: "sent" })
    .onConflictDoNothing()
    .returning({ key: resourceActions.key });
  return kept.length > 0;
}

export async function findResourceAction(
  db: Database,
  key: string,
): Promise<ResourceActionRow | null> {
  if (!isStorable(key)) return null;
  const [row] = await db.select().from(resourceActions).where(eq(resourceActions.key, key));
  return row ?? null;
}

/** Keeps what was found out before anything was sent. */
export async function keepWish(db: Database, key: string, wish: unknown): Promise<void> {
  await db.update(resourceActions).set({ wish }).where(eq(resourceActions.key, key));
}

/** Forgets an intent of which nothing was sent. */
export async function dropResourceAction(db: Database, key: string): Promise<void> {
  const { state } = resourceActions;
  const isUnsent = and(eq(resourceActions.key, key), eq(state, "sent"));
  await db.delete(resourceActions).where(isUnsent);
}

/** Intents begun before `at` of which nobody has noted what came, of one store or all, the oldest first. */
export function openResourceActions(
  db: Database,
  before: Date,
  resourceId?: string,
): Promise<ResourceActionRow[]> {
  const { state, at } = resourceActions;
  const ofStore = resourceId === undefined ? undefined : eq(resourceActions.resourceId, resourceId);
  return db
    .select()
    .from(resourceActions)
    .where(and(eq(state, "sent"), lt(at, before), ofStore))
    .orderBy(asc(at));
}

/** Which intents to list; an absent filter lets everything through. */
type ResourceQuestion = Omit<ActionsQuestion, "actions" | "jobId"> & {
  actions?: readonly ResourceAction[];
  resourceId?: string;
};

/** As many intents, the newest first. */
export function listResourceActions(
  db: Database,
  question: ResourceQuestion,
): Promise<ResourceActionRow[]> {
  const { states = [], user, resourceId, upTo, limit } = question;
  const wanted = question.actions ?? [];
  const { key, at, state, operation, userId, userName } = resourceActions;
  // What cannot be kept is in no row, and PostgreSQL refuses to be asked for it.
  const isAskable = [user, resourceId].every((text = "") => isStorable(text));
  const part = user && isAskable ? partOf(user) : undefined;
  const fits = and(
    isAskable ? undefined : sql`false`,
    states.length > 0 ? inArray(state, [...states]) : undefined,
    wanted.length > 0 ? inArray(operation, [...wanted]) : undefined,
    part ? or(ilike(userId, part), ilike(userName, part)) : undefined,
    resourceId && isAskable ? eq(resourceActions.resourceId, resourceId) : undefined,
    upTo && lte(at, upTo),
  );
  const order = [desc(at), desc(key)];
  return db
    .select()
    .from(resourceActions)
    .where(fits)
    .orderBy(...order)
    .limit(limit);
}

/** For so long a key stays good for one intent alone. */
const KEPT_MS = 90 * 86_400_000;

/** Lets go of what was intended more than 90 days before `now`. Answers how many went. */
export async function forgetResourceActions(db: Database, now: Date): Promise<number> {
  const { key } = resourceActions;
  const at = new Date(now.getTime() - KEPT_MS);
  const gone = await db
    .delete(resourceActions)
    .where(lt(resourceActions.at, at))
    .returning({ key });
  return gone.length;
}

/** What an action changes of what is kept here, besides its own end. */
export type KeptChange =
  | { keep: BlockRow }
  | { change: Partial<BlockRow> & Pick<BlockRow, "id"> }
  | { drop: string }
  | { schedule: SentScheduleRow }
  | null;

/**
 * Keeps what came of an action together with what it changes here, or neither. What was done, refused or
 * not done stays so, and then nothing is changed; what nobody knew may be learnt.
 */
export async function endResourceAction(
  db: Database,
  key: string,
  end: Required<Pick<ResourceActionRow, "state" | "outcome" | "endedAt">>,
  kept: KeptChange,
): Promise<void> {
  const isOpen = inArray(resourceActions.state, ["sent", "unknown"]);
  await db.transaction(async (tx) => {
    const ended = await tx
      .update(resourceActions)
      .set(end)
      .where(and(eq(resourceActions.key, key), isOpen))
      .returning({ key: resourceActions.key });
    if (ended.length === 0 || kept === null) return;
    if ("keep" in kept) {
      await tx.insert(blocks).values(kept.keep).onConflictDoNothing();
    } else if ("change" in kept) {
      await tx.update(blocks).set(kept.change).where(eq(blocks.id, kept.change.id));
    } else if ("drop" in kept) {
      await tx.delete(blocks).where(eq(blocks.id, kept.drop));
    } else {
      const { resourceId: target } = sentSchedules;
      await tx
        .insert(sentSchedules)
        .values(kept.schedule)
        .onConflictDoUpdate({ target, set: kept.schedule });
    }
  });
}

/** What was blocked from here of a store's time, the latest first. */
export function blocksOf(db: Database, resourceId: string): Promise<BlockRow[]> {
  const { at } = blocks;
  return db.select().from(blocks).where(eq(blocks.resourceId, resourceId)).orderBy(desc(at));
}

export async function findBlock(db: Database, id: string): Promise<BlockRow | null> {
  if (!isStorable(id)) return null;
  const [row] = await db.select().from(blocks).where(eq(blocks.id, id));
  return row ?? null;
}

/** Forgets a block that stands at Amazon no more, or under an id that nobody knows. */
export async function forgetBlock(db: Database, id: string): Promise<boolean> {
  const isOver = and(eq(blocks.id, id), ne(blocks.state, "standing"));
  return (await db.delete(blocks).where(isOver).returning({ id: blocks.id })).length > 0;
}

export async function findSentSchedule(
  db: Database,
  resourceId: string,
): Promise<SentScheduleRow | null> {
  if (!isStorable(resourceId)) return null;
  const { resourceId: id } = sentSchedules;
  const [row] = await db.select().from(sentSchedules).where(eq(id, resourceId));
  return row ?? null;
}
