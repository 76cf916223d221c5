import "server-only";
import { settings } from "@/lib/server/config/settings";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import type { Store, StoreDatabase, StorePlace } from "./database";
import { openPglite } from "./open-pglite";
import { openPostgres } from "./open-postgres";

/** The one store of this process, opened on first use. */
export function processStore(): Promise<Store> {
  return processSingleton("store", () => openStore(settings().store, () => settings().store));
}

export async function storeDatabase(): Promise<StoreDatabase> {
  return (await processStore()).db;
}

/** Lets go of the store, so that the next process finds it closed. */
export async function closeStore(): Promise<void> {
  await (await processStore()).close();
}

/**
 * Opens what the dashboard keeps, wherever it is.
 * @param current the place as it is named later, when another connection is made
 * @throws StoreError when it cannot be used
 */
export function openStore(place: StorePlace, current = () => place): Promise<Store> {
  if ("dataDir" in place) return openPglite(place.dataDir);
  return openPostgres(() => addressIn(current()) ?? place.databaseUrl);
}

function addressIn(place: StorePlace): string | null {
  return "databaseUrl" in place ? place.databaseUrl : null;
}
