import "server-only";
import { and, eq, getTableColumns, lt, or, sql } from "drizzle-orm";
import { type Database, tables } from "./database";

const { jobIndexState } = tables;

export type SharedState = Omit<typeof jobIndexState.$inferSelect, "space" | "leasedUntil"> & {
  /** Whether its owner's time is not up. */
  isLeased: boolean;
  /** The database's clock, epoch ms. */
  now: number;
};

/** Between two statements of a turn: whoever stands still for longer loses it, and holds up nobody. */
const IDLE_MS = 5_000;

const { space: _, leasedUntil: __, ...PLAIN } = getTableColumns(jobIndexState);
const STATE = {
  ...PLAIN,
  isLeased: sql<boolean>`${jobIndexState.leasedUntil} > clock_timestamp()`,
  now: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::float8`,
};

/** How an index stands; it begins here where there is none. */
export async function sharedState(db: Database, space: string): Promise<SharedState> {
  const read = () => db.select(STATE).from(jobIndexState).where(eq(jobIndexState.space, space));
  const [found] = await read();
  if (found !== undefined) return found;
  await db.insert(jobIndexState).values({ space }).onConflictDoNothing();
  const [begun] = await read();
  if (begun === undefined) throw new Error("The state of the index cannot be kept.");
  return begun;
}

/** The same, for whoever is to write: the next one waits until this transaction ends. */
export async function takeTurn(db: Database, space: string): Promise<SharedState> {
  const limit = sql`set_config('idle_in_transaction_session_timeout', ${`${IDLE_MS}`}, true)`;
  const [found] = await db
    .select({ ...STATE, limit })
    .from(jobIndexState)
    .where(eq(jobIndexState.space, space))
    .for("update");
  if (found === undefined) throw new Error("The index has no state.");
  const { limit: _limit, ...state } = found;
  return state;
}

export async function keepState(
  db: Database,
  space: string,
  part: Partial<Pick<SharedState, "sequence" | "droppedUpTo" | "generation" | "facts">>,
): Promise<void> {
  await db.update(jobIndexState).set(part).where(eq(jobIndexState.space, space));
}

const until = (ms: number) => sql`clock_timestamp() + ${ms} * interval '1 millisecond'`;

/** Takes over where nobody reads Amazon, or not any more. Answers the new token, null where somebody does. */
export async function takeLease(
  db: Database,
  space: string,
  owner: string,
  ms: number,
): Promise<number | null> {
  const { leasedUntil, token } = jobIndexState;
  const free = or(lt(leasedUntil, sql`clock_timestamp()`), eq(jobIndexState.owner, owner));
  const [taken] = await db
    .update(jobIndexState)
    .set({ token: sql`${token} + 1`, owner, leasedUntil: until(ms), health: "{}" })
    .where(and(eq(jobIndexState.space, space), free))
    .returning({ token });
  return taken?.token ?? null;
}

/** Goes on for so long; false where somebody else has taken over. */
export async function renewLease(
  db: Database,
  space: string,
  { token, ms, health }: { token: number; ms: number; health: string },
): Promise<boolean> {
  const renewed = await db
    .update(jobIndexState)
    .set({ leasedUntil: until(ms), health })
    .where(and(eq(jobIndexState.space, space), eq(jobIndexState.token, token)))
    .returning({ token: jobIndexState.token });
  return renewed.length > 0;
}

/** Leaves it to the next one at once. */
export async function endLease(db: Database, space: string, token: number): Promise<void> {
  await db
    .update(jobIndexState)
    .set({ owner: null, leasedUntil: until(0) })
    .where(and(eq(jobIndexState.space, space), eq(jobIndexState.token, token)));
}

/** Somebody looks at what the index holds. */
export async function noteAsked(db: Database, space: string): Promise<void> {
  await db
    .update(jobIndexState)
    .set({ askedAt: sql`clock_timestamp()` })
    .where(eq(jobIndexState.space, space));
}
