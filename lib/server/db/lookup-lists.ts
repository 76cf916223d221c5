import "server-only";
import { and, eq, gt, lt } from "drizzle-orm";
import { type Database, isStorable, tables } from "./database";

const { lookupLists } = tables;

export type LookupListRow = typeof lookupLists.$inferSelect;

/** Keeps a list; one that is kept already is kept for as long as the new one says. */
export async function keepLookupList(db: Database, row: LookupListRow): Promise<void> {
  await db
    .insert(lookupLists)
    .values(row)
    .onConflictDoUpdate({ target: lookupLists.id, set: { keptUntil: row.keptUntil } });
}

/** A list that is still kept at `now`; null when there is none. */
export async function findLookupList(
  db: Database,
  id: string,
  now: Date,
): Promise<LookupListRow | null> {
  if (!isStorable(id)) return null;
  const isKept = and(eq(lookupLists.id, id), gt(lookupLists.keptUntil, now));
  const [row] = await db.select().from(lookupLists).where(isKept);
  return row ?? null;
}

/** Lets go of lists whose time is over by `now`. Answers how many went. */
export async function forgetLookupLists(db: Database, now: Date): Promise<number> {
  const gone = await db
    .delete(lookupLists)
    .where(lt(lookupLists.keptUntil, now))
    .returning({ id: lookupLists.id });
  return gone.length;
}
