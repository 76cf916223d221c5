import "server-only";
import { createHash } from "node:crypto";
import { eq, lt, sql } from "drizzle-orm";
import { type Database, tables } from "./database";

const { redeemedTokens } = tables;

/** Whoever has begun and says nothing for so long is gone. */
const UNDER_WAY = "30 seconds";
/** For so long the new tokens may be on their way to the cookie of the session. */
const DONE = "30 minutes";
const KEPT = "1 day";

/** Whether the exchange of a refresh token is this process's: false where another one has begun or done it. */
export async function beginRedeeming(db: Database, token: string): Promise<boolean> {
  const { begunAt, hash, isDone } = redeemedTokens;
  const age = sql`case when ${isDone} then ${DONE}::interval else ${UNDER_WAY}::interval end`;
  const begun = await db
    .insert(redeemedTokens)
    .values({ hash: hashOf(token) })
    .onConflictDoUpdate({
      target: hash,
      set: { begunAt: sql`now()`, isDone: false },
      setWhere: sql`${begunAt} < now() - ${age}`,
    })
    .returning({ hash });
  return begun.length > 0;
}

/** It is exchanged, or another process may try it. */
export async function endRedeeming(db: Database, token: string, isDone: boolean): Promise<void> {
  const own = eq(redeemedTokens.hash, hashOf(token));
  if (isDone) await db.update(redeemedTokens).set({ isDone }).where(own);
  else await db.delete(redeemedTokens).where(own);
}

/** Lets go of what is long done. Answers how many went. */
export async function forgetRedeemed(db: Database, now: Date): Promise<number> {
  const oldest = sql`${now.toISOString()}::timestamptz - ${KEPT}::interval`;
  const gone = await db
    .delete(redeemedTokens)
    .where(lt(redeemedTokens.begunAt, oldest))
    .returning({ hash: redeemedTokens.hash });
  return gone.length;
}

/** A refresh token is too long to be found by its hash. */
function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
