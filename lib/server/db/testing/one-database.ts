import "server-only";
import { sql } from "drizzle-orm";
import { getTableConfig } from "drizzle-orm/pg-core";
import { afterAll } from "vitest";
import type { DatabaseLocation } from "@/lib/server/config/settings";
import { type Database, type OpenDatabase, tables } from "@/lib/server/db/database";
import { openDatabase } from "@/lib/server/db/process-database";

/** Does a test's work in a database that holds nothing. */
export type InEmptyDatabase = (work: (opened: OpenDatabase) => Promise<void>) => Promise<void>;

/** One database for the tests of a file, emptied for each: to open one takes a second. */
export function oneDatabase(fresh: () => Promise<DatabaseLocation>): InEmptyDatabase {
  let opened: OpenDatabase | null = null;
  afterAll(() => opened?.close());
  return async (work) => {
    opened ??= await openDatabase(await fresh());
    await empty(opened.db);
    await work(opened);
  };
}

async function empty(db: Database): Promise<void> {
  const names = Object.values(tables).map((table) => getTableConfig(table).name);
  await db.transaction(async (transaction) => {
    // The audit log lets nobody do so otherwise.
    await transaction.execute(sql`set local session_replication_role = replica`);
    await transaction.execute(sql.raw(`truncate ${names.join(", ")} restart identity`));
  });
}
