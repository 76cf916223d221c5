import "server-only";
import { lt } from "drizzle-orm";
import { type Database, tables } from "./database";

const { endedSessions } = tables;

/** The end of one session, or of all that a person, named by id or e-mail address, began before it. */
export type EndRow = typeof endedSessions.$inferSelect;

/** Every end that is kept. */
export function listEnds(db: Database): Promise<EndRow[]> {
  return db.select().from(endedSessions);
}

/** Keeps an end, in place of an earlier one of the same session or person. */
export async function keepEnd(db: Database, row: EndRow): Promise<void> {
  const { kind: _kind, subject: _subject, ...rest } = row;
  await db
    .insert(endedSessions)
    .values(row)
    .onConflictDoUpdate({ target: [endedSessions.kind, endedSessions.subject], set: rest });
}

/** Lets go of what speaks only of cookies that have run out by `now`. Answers how many went. */
export async function forgetEndedSessions(db: Database, now: Date): Promise<number> {
  const gone = await db
    .delete(endedSessions)
    .where(lt(endedSessions.forgetAt, now))
    .returning({ subject: endedSessions.subject });
  return gone.length;
}
