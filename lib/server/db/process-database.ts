import "server-only";
import type { DatabaseLocation } from "@/lib/server/config/settings";
import { settings } from "@/lib/server/config/settings";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import type { Database, OpenDatabase } from "./database";
import { openPglite } from "./open-pglite";
import { openPostgres } from "./open-postgres";

/** The one database of this process, opened on first use. */
function processDatabase(): Promise<OpenDatabase> {
  return processSingleton("database", () =>
    openDatabase(settings().database, () => settings().database),
  );
}

export async function database(): Promise<Database> {
  return (await processDatabase()).db;
}

/** Lets go of the database, so that the next process finds it closed. */
export async function closeDatabase(): Promise<void> {
  await (await processDatabase()).close();
}

/**
 * Opens what the dashboard keeps, wherever it is.
 * @param current the location as it is named later, when another connection is made
 * @throws DatabaseError when it cannot be used
 */
export function openDatabase(
  location: DatabaseLocation,
  current = () => location,
): Promise<OpenDatabase> {
  if ("dataDir" in location) return openPglite(location.dataDir);
  return openPostgres(() => addressIn(current()) ?? location.databaseUrl);
}

function addressIn(location: DatabaseLocation): string | null {
  return "databaseUrl" in location ? location.databaseUrl : null;
}
