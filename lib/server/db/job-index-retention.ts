import "server-only";
import { and, eq, gte, inArray, lt, lte, ne, or, type SQL, sql } from "drizzle-orm";
import { type Database, tables } from "./database";

const { jobIndex, jobIndexChanges, jobIndexNames, jobIndexState } = tables;

/** A release that nobody has run for so long is not gone back to, and its rows keep no ids any longer. */
const ABANDONED = "7 days";

type Retention = {
  /** Epoch ms. */
  idsClosedBefore: number;
  createdBefore: number;
  seenBefore: number;
  now: number;
  missedIsGone: number;
  /** Of the rows that this changes. */
  sequence: number;
  mostChanges: number;
};

/**
 * Drops rows that are too old, empties ids of jobs that are closed for long, and forgets what was dropped a
 * day ago. Answers up to which number dropped rows are forgotten, null where none are.
 */
export async function retainShared(
  db: Database,
  space: string,
  limits: Retention,
): Promise<number | null> {
  const { sequence, now } = limits;
  const own = eq(jobIndex.space, space);
  const { closedAt, createdAt, firstSeenAt, idsEmptied, isDropped, isOpen, missed, seenAt } =
    jobIndex;
  const forgotten = await db
    .delete(jobIndex)
    .where(and(own, eq(isDropped, true), lt(seenAt, limits.seenBefore)))
    .returning({ sequence: jobIndex.sequence });
  const bare = { orderId: null, productOrderIds: [], trackingIds: [] };
  await db
    .update(jobIndex)
    .set({ ...bare, isDropped: true, facts: "{}", seenAt: now, sequence })
    .where(
      and(
        own,
        eq(isDropped, false),
        lt(sql`coalesce(${createdAt}, ${firstSeenAt})`, limits.createdBefore),
        lt(seenAt, limits.seenBefore),
        or(eq(isOpen, false), gte(missed, limits.missedIsGone)),
      ),
    );
  const due = and(
    own,
    eq(isDropped, false),
    lt(closedAt, limits.idsClosedBefore),
    eq(idsEmptied, false),
  );
  await db
    .update(jobIndex)
    .set({ sharesEmptied: true, sequence })
    .where(
      and(
        own,
        eq(jobIndex.sharesEmptied, false),
        or(sharesWith(space, due, "product_order_ids"), sharesWith(space, due, "tracking_ids")),
      ),
    );
  await db
    .update(jobIndex)
    .set({ ...bare, idsEmptied: true, sequence })
    .where(due);
  await forgetChanges(db, space, limits.mostChanges);
  return forgotten.length === 0 ? null : Math.max(...forgotten.map((row) => row.sequence));
}

/** Whether a list of a row names what one of those that are `due` names as well. */
function sharesWith(
  space: string,
  due: SQL | undefined,
  column: "product_order_ids" | "tracking_ids",
): SQL {
  const list = sql.raw(column);
  return sql`${jobIndex.id} in (
    select held.id from (select id, unnest(${list}) as value from job_index
      where space = ${space} and not is_dropped and not ids_emptied) held
    join (select unnest(${list}) as value from ${jobIndex} where ${due}) emptied
      on held.value = emptied.value)`;
}

/** Forgets changes of jobs that are not held, and the oldest of more than so many. */
async function forgetChanges(db: Database, space: string, most: number): Promise<void> {
  const { job, sequence } = jobIndexChanges;
  const own = eq(jobIndexChanges.space, space);
  await db.delete(jobIndexChanges).where(
    and(
      own,
      sql`${job} <> ''`,
      sql`not exists (select from ${jobIndex} where ${jobIndex.space} = ${space}
        and ${jobIndex.id} = ${job} and not ${jobIndex.isDropped})`,
    ),
  );
  const oldest = db
    .select({ sequence })
    .from(jobIndexChanges)
    .where(own)
    .orderBy(sql`${sequence} desc`)
    .offset(most)
    .limit(1);
  await db.delete(jobIndexChanges).where(and(own, lte(sequence, oldest)));
}

/** Forgets every row, change and name. */
export async function clearShared(db: Database, space: string): Promise<void> {
  await db.delete(jobIndex).where(eq(jobIndex.space, space));
  await db.delete(jobIndexChanges).where(eq(jobIndexChanges.space, space));
  await db.delete(jobIndexNames).where(eq(jobIndexNames.space, space));
}

/** Forgets what other releases kept under columns of their own, once none of them has read Amazon for a week. */
export async function forgetAbandoned(db: Database, space: string): Promise<void> {
  await db.transaction(async (tx) => {
    const { leasedUntil } = jobIndexState;
    const isAbandoned = lt(leasedUntil, sql`clock_timestamp() - ${ABANDONED}::interval`);
    // First the row by which its writers take turns: one that comes back meanwhile finds no index, and begins one.
    const gone = await tx
      .delete(jobIndexState)
      .where(and(ne(jobIndexState.space, space), isAbandoned))
      .returning({ space: jobIndexState.space });
    const spaces = gone.map((state) => state.space);
    if (spaces.length === 0) return;
    for (const table of [jobIndex, jobIndexChanges, jobIndexNames]) {
      await tx.delete(table).where(inArray(table.space, spaces));
    }
  });
}
