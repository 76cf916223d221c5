import "server-only";
import { lt } from "drizzle-orm";
import { type StoreDatabase, tables } from "./database";

const { endedSessions } = tables;

/** Lets go of what speaks only of cookies that have run out by `now`. Answers how many went. */
export async function forgetEndedSessions(db: StoreDatabase, now: Date): Promise<number> {
  const gone = await db
    .delete(endedSessions)
    .where(lt(endedSessions.forgetAt, now))
    .returning({ subject: endedSessions.subject });
  return gone.length;
}
