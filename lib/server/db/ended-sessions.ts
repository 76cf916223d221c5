import "server-only";
import { lt, sql } from "drizzle-orm";
import { type Database, notify, tables } from "./database";

const { endedSessions } = tables;

/** The end of one session, or of all that a person, named by id or e-mail address, began before it. */
export type EndRow = typeof endedSessions.$inferSelect;

/** Every end that is kept. */
export function listEnds(db: Database): Promise<EndRow[]> {
  return db.select().from(endedSessions);
}

/**
 * Keeps an end, in place of an earlier one of the same session or person; a later one that another process
 * has kept meanwhile stays. Tells whoever listens.
 */
export async function keepEnd(db: Database, row: EndRow): Promise<void> {
  const { kind, subject } = endedSessions;
  const later = sql`ended_sessions.ended_at > excluded.ended_at`;
  await db
    .insert(endedSessions)
    .values(row)
    .onConflictDoUpdate({
      target: [kind, subject],
      set: {
        endedAt: sql`greatest(ended_sessions.ended_at, excluded.ended_at)`,
        forgetAt: sql`greatest(ended_sessions.forget_at, excluded.forget_at)`,
        exceptSession: sql`case when ${later} then ended_sessions.except_session else excluded.except_session end`,
      },
    });
  await notify(db, "ended_sessions");
}

/** Lets go of what speaks only of cookies that have run out by `now`. Answers how many went. */
export async function forgetEndedSessions(db: Database, now: Date): Promise<number> {
  const gone = await db
    .delete(endedSessions)
    .where(lt(endedSessions.forgetAt, now))
    .returning({ subject: endedSessions.subject });
  return gone.length;
}
