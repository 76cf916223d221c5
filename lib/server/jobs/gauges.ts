import "server-only";
import { metrics } from "@/lib/server/runtime/metrics";
import type { Quota } from "@/lib/server/sp-api/quota/quota";
import { accounts } from "./accounts";
import { exportSlots } from "./export/export-slots";

/** Reads what stands still between two scrapes: quotas and running exports. */
export async function readGauges(
  quotas: Readonly<Record<string, Quota>> = accounts.get().default.quota,
  slots = exportSlots.get(),
): Promise<void> {
  const { exportsRunning, tokens, waiting } = metrics();
  exportsRunning.set(await slots.running());
  for (const [operation, quota] of Object.entries(quotas)) {
    const state = await quota.read();
    tokens.set({ operation }, state.tokens);
    for (const [lane, calls] of Object.entries(state.waiting)) {
      waiting.set({ operation, lane }, calls);
    }
  }
}
