import "server-only";
import { and, desc, eq, gt, ilike, lt, ne, or, type SQL, sql } from "drizzle-orm";
import { type Database, tables } from "./database";

const { openSessions } = tables;

export type OpenSessionRow = typeof openSessions.$inferSelect;

/** Keeps that sessions were seen: adds those that are new, and of the others their times alone. */
export async function keepSeenSessions(
  db: Database,
  rows: readonly OpenSessionRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const later = (column: string) =>
    sql.raw(`greatest(open_sessions.${column}, excluded.${column})`);
  await db
    .insert(openSessions)
    .values([...rows])
    .onConflictDoUpdate({
      target: openSessions.id,
      set: { seenAt: later("seen_at"), endsAt: later("ends_at") },
      // An id is one person's for good.
      setWhere: sql`${openSessions.userId} = excluded.user_id`,
    });
}

export type OpenSessionsQuestion = {
  /** Epoch ms: sessions whose cookie has run out by then are over. */
  now: number;
  id?: string;
  userId?: string;
  /** Part of the person's id, name or e-mail address. */
  user?: string;
  limit: number;
};

/** Sessions whose cookies last, the last seen first; those that were ended may be among them. */
export async function listOpenSessions(
  db: Database,
  { now, id, userId, user, limit }: OpenSessionsQuestion,
): Promise<OpenSessionRow[]> {
  const { email, endsAt, seenAt, userName } = openSessions;
  const part = user && `%${user.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
  const filter: (SQL | undefined)[] = [
    gt(endsAt, new Date(now)),
    id === undefined ? undefined : eq(openSessions.id, id),
    userId === undefined ? undefined : eq(openSessions.userId, userId),
    part
      ? or(ilike(openSessions.userId, part), ilike(userName, part), ilike(email, part))
      : undefined,
  ];
  return db
    .select()
    .from(openSessions)
    .where(and(...filter))
    .orderBy(desc(seenAt), openSessions.id)
    .limit(limit);
}

/** Lets go of sessions whose cookies have run out by `now`. Answers how many went. */
export async function forgetOpenSessions(db: Database, now: Date): Promise<number> {
  const gone = await db
    .delete(openSessions)
    .where(lt(openSessions.endsAt, now))
    .returning({ id: openSessions.id });
  return gone.length;
}

/** One session, or all of a person, named by id or e-mail address in lower case, but one. */
export type EndedWhich = { id: string } | { person: string; except: string | null };

/** Lets go of what was ended before its time. */
export async function dropOpenSessions(db: Database, which: EndedWhich): Promise<void> {
  await db.delete(openSessions).where(conditionOf(which));
}

function conditionOf(which: EndedWhich): SQL | undefined {
  const { email, id, userId } = openSessions;
  if ("id" in which) return eq(id, which.id);
  const { person, except } = which;
  const theirs = or(eq(sql`lower(${userId})`, person), eq(sql`lower(${email})`, person));
  return and(theirs, except === null ? undefined : ne(id, except));
}
