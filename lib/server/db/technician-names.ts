import "server-only";
import { inArray } from "drizzle-orm";
import { type Database, tables } from "./database";

const { technicianNames } = tables;

/** What technicians are called here, by their ids. */
export async function readTechnicianNames(db: Database): Promise<ReadonlyMap<string, string>> {
  const { id, name } = technicianNames;
  const rows = await db.select({ id, name }).from(technicianNames);
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Keeps names, and lets go of those of whom `name` is null, all of them or none. */
export async function keepTechnicianNames(
  db: Database,
  changes: readonly { id: string; name: string | null }[],
  by: { userName: string; at: Date },
): Promise<void> {
  await db.transaction(async (tx) => {
    const gone = changes.filter(({ name }) => name === null).map(({ id }) => id);
    if (gone.length > 0) {
      await tx.delete(technicianNames).where(inArray(technicianNames.id, gone));
    }
    for (const { id, name } of changes) {
      if (name === null) continue;
      const row = { id, name, ...by };
      await tx
        .insert(technicianNames)
        .values(row)
        .onConflictDoUpdate({ target: technicianNames.id, set: row });
    }
  });
}
