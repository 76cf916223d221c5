import "server-only";
import { processSingleton } from "../process-singleton";
import { settings } from "../settings";
import { openStore } from "./open-store";
import type { Store, StoreDatabase } from "./store";

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
