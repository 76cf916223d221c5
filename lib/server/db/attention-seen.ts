import "server-only";
import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { type Database, tables } from "./database";

const { attentionSeen } = tables;

/** A job in a queue as somebody has seen it: `hash` stands for its facts. */
export type SeenRow = Pick<typeof attentionSeen.$inferSelect, "queue" | "jobId" | "hash">;

/** The most that one person keeps: the latest. */
export const MOST_SEEN = 2_000;

/** For so long, in the words of the database. */
const KEPT = "90 days";

/** What a person has seen, the latest first. */
export function seenBy(db: Database, personId: string): Promise<SeenRow[]> {
  const { queue, jobId, hash } = attentionSeen;
  return db
    .select({ queue, jobId, hash })
    .from(attentionSeen)
    .where(eq(attentionSeen.personId, personId))
    .orderBy(desc(attentionSeen.seenAt))
    .limit(MOST_SEEN);
}

/** Keeps that a person has seen jobs of a queue as they were, and lets go of what is too much. */
export async function keepSeen(
  db: Database,
  personId: string,
  queue: string,
  jobs: readonly { id: string; hash: string }[],
  now: Date,
): Promise<void> {
  if (jobs.length === 0) return;
  await db
    .insert(attentionSeen)
    .values(jobs.map(({ id, hash }) => ({ personId, queue, jobId: id, hash, seenAt: now })))
    .onConflictDoUpdate({
      target: [attentionSeen.personId, attentionSeen.queue, attentionSeen.jobId],
      set: { hash: sql`excluded.hash`, seenAt: sql`excluded.seen_at` },
    });
  const oldest = db
    .select({ seenAt: attentionSeen.seenAt })
    .from(attentionSeen)
    .where(eq(attentionSeen.personId, personId))
    .orderBy(desc(attentionSeen.seenAt))
    .offset(MOST_SEEN - 1)
    .limit(1);
  await db
    .delete(attentionSeen)
    .where(and(eq(attentionSeen.personId, personId), lt(attentionSeen.seenAt, oldest)));
}

/** Lets jobs of a queue count again for a person. */
export async function dropSeen(
  db: Database,
  personId: string,
  queue: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .delete(attentionSeen)
    .where(
      and(
        eq(attentionSeen.personId, personId),
        eq(attentionSeen.queue, queue),
        inArray(attentionSeen.jobId, [...ids]),
      ),
    );
}

/** Lets go of what was seen too long ago. Answers how many went. */
export async function forgetSeen(db: Database, at: Date): Promise<number> {
  const oldest = sql`${at.toISOString()}::timestamptz - ${KEPT}::interval`;
  const gone = await db
    .delete(attentionSeen)
    .where(lt(attentionSeen.seenAt, oldest))
    .returning({ jobId: attentionSeen.jobId });
  return gone.length;
}
