import { setTimeout as pause } from "node:timers/promises";
import type { Api } from "./client";
import { indexReport } from "./contract";

const FILL_MS = 60_000;
const EVERY_MS = 100;

/**
 * Waits until the index of an app holds every job.
 * @throws Error with what it says of itself, when that takes longer than a minute
 */
export async function whenIndexed({ get }: Api): Promise<void> {
  for (let waited = 0; ; waited += EVERY_MS) {
    const { text } = await get("/api/index");
    if (indexReport.parse(JSON.parse(text)).state === "ready") return;
    if (waited >= FILL_MS) throw new Error(`The index is not ready: ${text}`);
    await pause(EVERY_MS);
  }
}
