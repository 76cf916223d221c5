import "server-only";
import { eq } from "drizzle-orm";
import { type StoreDatabase, tables } from "./database";

const { viewChoices } = tables;

export type StoredChoices = Omit<typeof viewChoices.$inferSelect, "personId">;

const NONE: StoredChoices = { order: [], hidden: [], defaultId: null };

/** What a person did to the list of views; nothing is the choice of whoever did nothing. */
export async function choicesOf(db: StoreDatabase, personId: string): Promise<StoredChoices> {
  const [row] = await db.select().from(viewChoices).where(eq(viewChoices.personId, personId));
  if (!row) return NONE;
  const { order, hidden, defaultId } = row;
  return { order, hidden, defaultId };
}

/** Keeps what is named and leaves the rest as it was. */
export async function keepChoices(
  db: StoreDatabase,
  personId: string,
  change: Partial<StoredChoices>,
): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await db
    .insert(viewChoices)
    .values({ personId, ...NONE, ...change })
    .onConflictDoUpdate({ target: viewChoices.personId, set: change });
}
