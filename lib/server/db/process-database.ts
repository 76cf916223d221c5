import "server-only";
import { settings } from "@/lib/server/config/settings";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import type { Store, StoreDatabase } from "./database";
import { openStore } from "./open-database";

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
