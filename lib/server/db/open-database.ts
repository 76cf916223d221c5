import "server-only";
import type { Store, StorePlace } from "./database";
import { openPglite } from "./open-pglite";
import { openPostgres } from "./open-postgres";

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
