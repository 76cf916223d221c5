import "server-only";
import {
  and,
  asc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  lt,
  lte,
  type SQL,
  sql,
} from "drizzle-orm";
import { type Database, tables } from "./database";

const { jobIndex, jobIndexChanges, jobIndexNames } = tables;

/** A job as the index keeps it, in the texts of the database. */
export type SharedRow = Omit<typeof jobIndex.$inferSelect, "space">;
export type SharedChange = Omit<typeof jobIndexChanges.$inferSelect, "space">;
export type SharedName = Omit<typeof jobIndexNames.$inferSelect, "space">;

/** Jobs created within a span, epoch ms, both ends included. */
export type SharedSpan = { marketplace: string; from: number; to: number; onlyOpen: boolean };

/** PostgreSQL takes 65,535 values a statement. */
const AT_ONCE = 1_000;

/** The rows of these ids that are held; locked in one order until the transaction ends. */
export function lockRows(db: Database, space: string, ids: readonly string[]) {
  const { id, isDropped } = jobIndex;
  return db
    .select()
    .from(jobIndex)
    .where(and(eq(jobIndex.space, space), inArray(id, [...ids]), eq(isDropped, false)))
    .orderBy(asc(id))
    .for("update");
}

/** The rows of these ids that are held, as they are at this moment. */
export function heldRows(db: Database, space: string, ids: readonly string[]) {
  const { id, isDropped } = jobIndex;
  return db
    .select()
    .from(jobIndex)
    .where(and(eq(jobIndex.space, space), inArray(id, [...ids]), eq(isDropped, false)));
}

/** Puts rows in, in place of those of the same ids. */
export async function putSharedRows(
  db: Database,
  space: string,
  rows: readonly SharedRow[],
): Promise<void> {
  const { space: inSpace, id, ...others } = getTableColumns(jobIndex);
  const set = Object.fromEntries(
    Object.entries(others).map(([name, column]) => [name, sql.raw(`excluded."${column.name}"`)]),
  );
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    await db
      .insert(jobIndex)
      .values(rows.slice(at, at + AT_ONCE).map((row) => ({ space, ...row })))
      .onConflictDoUpdate({ target: [inSpace, id], set });
  }
}

/**
 * Notes that a read has shown rows as they are held. It waits for nobody: a row that somebody writes at
 * this moment is left to that.
 */
export async function touchSharedRows(
  db: Database,
  space: string,
  rows: readonly { id: string; hash: string }[],
  read: { number: number; startedAt: number },
): Promise<void> {
  const { hash, id, isDropped, missed, readNumber, seenAt } = jobIndex;
  const free = db
    .select({ id })
    .from(jobIndex)
    .where(
      and(
        eq(jobIndex.space, space),
        inArray(
          id,
          rows.map((row) => row.id),
        ),
        eq(isDropped, false),
      ),
    )
    .for("update", { skipLocked: true });
  await db
    .update(jobIndex)
    .set({ readNumber: read.number, seenAt: sql`greatest(${seenAt}, ${read.startedAt})` })
    .where(
      and(
        eq(jobIndex.space, space),
        inArray(id, free),
        inArray(
          hash,
          rows.map((row) => row.hash),
        ),
        eq(missed, 0),
        lte(readNumber, read.number),
      ),
    );
}

/** The rows that have changed after a number, in that order; dropped ones among them. */
export function rowsAfter(db: Database, space: string, after: number, limit: number) {
  return db
    .select()
    .from(jobIndex)
    .where(and(eq(jobIndex.space, space), gt(jobIndex.sequence, after)))
    .orderBy(asc(jobIndex.sequence))
    .limit(limit);
}

/** A part of all rows that are held, by id. */
export function rowsFrom(db: Database, space: string, afterId: string | null, limit: number) {
  const { id, isDropped } = jobIndex;
  return db
    .select()
    .from(jobIndex)
    .where(
      and(
        eq(jobIndex.space, space),
        eq(isDropped, false),
        afterId === null ? undefined : gt(id, afterId),
      ),
    )
    .orderBy(asc(id))
    .limit(limit);
}

export function sharedChangesAfter(db: Database, space: string, after: number, limit: number) {
  return db
    .select()
    .from(jobIndexChanges)
    .where(and(eq(jobIndexChanges.space, space), gt(jobIndexChanges.sequence, after)))
    .orderBy(asc(jobIndexChanges.sequence))
    .limit(limit);
}

export function sharedNamesAfter(db: Database, space: string, after: number) {
  return db
    .select()
    .from(jobIndexNames)
    .where(and(eq(jobIndexNames.space, space), gt(jobIndexNames.sequence, after)));
}

export async function putSharedChanges(
  db: Database,
  space: string,
  changes: readonly SharedChange[],
): Promise<void> {
  for (let at = 0; at < changes.length; at += AT_ONCE) {
    const some = changes.slice(at, at + AT_ONCE);
    await db.insert(jobIndexChanges).values(some.map((change) => ({ space, ...change })));
  }
}

export async function putSharedNames(
  db: Database,
  space: string,
  names: readonly SharedName[],
): Promise<void> {
  if (names.length === 0) return;
  await db
    .insert(jobIndexNames)
    .values(names.map((name) => ({ space, ...name })))
    .onConflictDoUpdate({
      target: [jobIndexNames.space, jobIndexNames.kind, jobIndexNames.id],
      set: { name: sql`excluded.name`, sequence: sql`excluded.sequence` },
      setWhere: sql`${jobIndexNames.name} <> excluded.name`,
    });
}

/** One more complete read did not show these; an earlier read than what is held of them says nothing. */
export async function missSharedRows(
  db: Database,
  space: string,
  ids: readonly string[],
  of: { marketplace: string; readNumber: number; sequence: number },
): Promise<void> {
  const { id, isDropped, marketplace, missed, readNumber } = jobIndex;
  await db
    .update(jobIndex)
    .set({ missed: sql`${missed} + 1`, readNumber: of.readNumber, sequence: of.sequence })
    .where(
      and(
        eq(jobIndex.space, space),
        inArray(id, [...ids]),
        eq(marketplace, of.marketplace),
        lt(readNumber, of.readNumber),
        eq(isDropped, false),
      ),
    );
}

function within(space: string, { marketplace, from, to, onlyOpen }: SharedSpan): SQL | undefined {
  const { createdAt, isDropped, isOpen } = jobIndex;
  return and(
    eq(jobIndex.space, space),
    eq(jobIndex.marketplace, marketplace),
    eq(isDropped, false),
    gte(createdAt, from),
    lte(createdAt, to),
    onlyOpen ? eq(isOpen, true) : undefined,
  );
}

export function sharedRowsWithin(db: Database, space: string, span: SharedSpan) {
  const { createdAt, id, missed, readNumber } = jobIndex;
  return db
    .select({ id, createdAt, readNumber, missed })
    .from(jobIndex)
    .where(within(space, span))
    .orderBy(asc(createdAt), asc(id));
}

export async function countShared(
  db: Database,
  space: string,
  span: SharedSpan,
  missedIsGone: number,
): Promise<number> {
  return await db.$count(jobIndex, and(within(space, span), lt(jobIndex.missed, missedIsGone)));
}

/** Open jobs that no read since `before` (epoch ms) has shown, the longest unseen first. */
export function staleShared(
  db: Database,
  space: string,
  of: { marketplace: string; before: number; missedIsGone: number; limit: number },
) {
  const { createdAt, id, isDropped, isOpen, marketplace, missed, orderId, seenAt } = jobIndex;
  return db
    .select({ id, orderId, createdAt })
    .from(jobIndex)
    .where(
      and(
        eq(jobIndex.space, space),
        eq(marketplace, of.marketplace),
        lt(seenAt, of.before),
        lt(missed, of.missedIsGone),
        eq(isOpen, true),
        eq(isDropped, false),
      ),
    )
    .orderBy(asc(seenAt), asc(id))
    .limit(of.limit);
}
