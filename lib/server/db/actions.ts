import "server-only";
import { and, desc, eq, gt, ilike, inArray, lt, lte, ne, or, type SQL, sql } from "drizzle-orm";
import type { ActionState, JobAction } from "@/lib/actions/job-action";
import { type Database, isStorable, tables } from "./database";

const { actions } = tables;

export type ActionRow = typeof actions.$inferSelect;

/**
 * Keeps an intent, which is then under way. Null where its key is taken, by this one or another, and where
 * another one for the same job is under way.
 */
export async function beginAction(
  db: Database,
  row: Omit<ActionRow, "number" | "state" | "outcome" | "endedAt" | "aliveAt">,
): Promise<ActionRow | null> {
  const [kept] = await db
    .insert(actions)
    .values({ ...row, state: "sent" })
    .onConflictDoNothing()
    .returning();
  return kept ?? null;
}

/** Says that a process is still at it. */
export async function keepActionAlive(db: Database, key: string): Promise<void> {
  await db.update(actions).set({ aliveAt: sql`now()` }).where(eq(actions.key, key));
}

/** Keeps what came of it. What was done, refused or not done stays so; what nobody knew may be learnt. */
export async function endAction(
  db: Database,
  key: string,
  end: Required<Pick<ActionRow, "state" | "outcome" | "endedAt">>,
): Promise<void> {
  const isOpen = inArray(actions.state, ["sent", "unknown"]);
  await db
    .update(actions)
    .set(end)
    .where(and(eq(actions.key, key), isOpen));
}

/** Forgets an intent of which nothing was sent. */
export async function dropAction(db: Database, key: string): Promise<void> {
  await db.delete(actions).where(and(eq(actions.key, key), eq(actions.state, "sent")));
}

export async function findAction(db: Database, key: string): Promise<ActionRow | null> {
  if (!isStorable(key)) return null;
  const [row] = await db.select().from(actions).where(eq(actions.key, key));
  return row ?? null;
}

/**
 * Takes over intents that are under way, though no process has been at them for a while, and which nobody
 * else takes over meanwhile; the oldest first.
 * @param of one intent by its key, or those for a job; all of them when left out
 */
export async function takeAbandoned(
  db: Database,
  afterMs: number,
  of: { key: string } | { jobId: string } | null = null,
): Promise<ActionRow[]> {
  const aimed = of && ("key" in of ? eq(actions.key, of.key) : eq(actions.jobId, of.jobId));
  const isAbandoned = sql`${actions.aliveAt} <= now() - ${afterMs} * interval '1 millisecond'`;
  const taken = await db
    .update(actions)
    .set({ aliveAt: sql`now()` })
    .where(and(eq(actions.state, "sent"), isAbandoned, aimed ?? undefined))
    .returning();
  return taken.toSorted((one, other) => one.number - other.number);
}

/** Of each of some jobs the last assignment that was done, where there was one. */
export function lastAssignments(db: Database, jobIds: readonly string[]): Promise<ActionRow[]> {
  const { jobId, operation, state, number } = actions;
  return db
    .selectDistinctOn([jobId])
    .from(actions)
    .where(
      and(inArray(jobId, jobIds.filter(isStorable)), eq(operation, "assign"), eq(state, "done")),
    )
    .orderBy(jobId, desc(number));
}

/** Which intents to list; an absent filter lets everything through. */
export type ActionsQuestion = {
  states?: readonly ActionState[];
  actions?: readonly JobAction[];
  /** Part of the person's id or name. */
  user?: string;
  jobId?: string;
  /** Intents of this moment, and older ones. */
  upTo?: Date;
  limit: number;
};

/** As many intents, the newest first. */
export function listActions(db: Database, question: ActionsQuestion): Promise<ActionRow[]> {
  return db
    .select()
    .from(actions)
    .where(and(...conditionsOf(question)))
    .orderBy(desc(actions.at), desc(actions.number))
    .limit(question.limit);
}

function conditionsOf(question: ActionsQuestion): (SQL | undefined)[] {
  const { states = [], user, jobId, upTo } = question;
  const wanted = question.actions ?? [];
  // What cannot be kept is in no row, and PostgreSQL refuses to be asked for it.
  if (![user, jobId].every((text = "") => isStorable(text))) return [sql`false`];
  const part = user && partOf(user);
  return [
    states.length > 0 ? inArray(actions.state, [...states]) : undefined,
    wanted.length > 0 ? inArray(actions.operation, [...wanted]) : undefined,
    part ? or(ilike(actions.userId, part), ilike(actions.userName, part)) : undefined,
    jobId ? eq(actions.jobId, jobId) : undefined,
    upTo && lte(actions.at, upTo),
  ];
}

/** A pattern that fits whatever holds a text. */
export function partOf(text: string): string {
  return `%${text.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
}

/**
 * How many cancellations for which the provider may have to pay a person has wanted since an instant, but
 * for those that were not done, and the one of the key `but`.
 */
export async function cancelledAtOwnCost(
  db: Database,
  { userId, since, but }: { userId: string; since: Date; but: string },
): Promise<number> {
  const payer = sql`coalesce(${actions.wish} ->> 'payer', 'provider')`;
  const isCounted = and(
    eq(actions.userId, userId),
    gt(actions.at, since),
    ne(actions.key, but),
    eq(actions.operation, "cancel"),
    inArray(actions.state, ["sent", "done", "unknown"]),
    eq(payer, "provider"),
  );
  return db.$count(actions, isCounted);
}

/** How long receipts are kept, and a key stays good for one intent alone. */
const KEPT_DAYS = 90;
const DAY_MS = 86_400_000;

/** Lets go of what was intended more than 90 days before `now`. Answers how many went. */
export async function forgetActions(db: Database, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
  const gone = await db
    .delete(actions)
    .where(lt(actions.at, before))
    .returning({ key: actions.key });
  return gone.length;
}
