import "server-only";
import type { DatabaseLocation } from "@/lib/server/config/settings";
import { settings } from "@/lib/server/config/settings";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import { type Database, notify, type OpenDatabase } from "./database";
import { openPglite } from "./open-pglite";
import { openPostgres } from "./open-postgres";
import type { Channel } from "./postgres-listener";

/** The one database of this process, opened on first use. */
function processDatabase(): Promise<OpenDatabase> {
  return processSingleton("database", () =>
    openDatabase(settings().database, () => settings().database),
  );
}

export async function database(): Promise<Database> {
  return (await processDatabase()).db;
}

/**
 * Calls back when another process may have written, as far as that is told: whoever must know looks now and
 * then as well. Answers what ends it.
 */
export function onOtherProcess(channel: Channel, hear: (body: string) => void): () => void {
  let stop: (() => void) | null = null;
  let isOver = false;
  processDatabase().then(
    ({ listen }) => {
      if (!isOver) stop = listen?.(channel, hear) ?? null;
    },
    () => undefined,
  );
  return () => {
    isOver = true;
    stop?.();
  };
}

/** Tells whoever listens, this process included; nobody where the database is away. */
export function tellOtherProcesses(channel: Channel, body: string): void {
  void database()
    .then((db) => notify(db, channel, body))
    .catch(() => undefined);
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
