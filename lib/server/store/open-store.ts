import "server-only";
import { openPglite } from "./open-pglite";
import { openPostgres } from "./open-postgres";
import type { Store, StorePlace } from "./store";

/**
 * Opens what the dashboard keeps, wherever it is.
 * @throws StoreError when it cannot be used
 */
export function openStore(place: StorePlace): Promise<Store> {
  return "databaseUrl" in place ? openPostgres(place.databaseUrl) : openPglite(place.dataDir);
}
