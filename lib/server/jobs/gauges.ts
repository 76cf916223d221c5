import "server-only";
import { metrics } from "@/lib/server/runtime/metrics";
import type { Quota } from "@/lib/server/sp-api/quota/quota";
import { accounts } from "./accounts";
import { exportSlots } from "./export/export-slots";

/** Reads what stands still between two scrapes: quotas and running exports. */
export async function readGauges(
  quotas: Readonly<Record<string, Quota>> = accounts.get().default.quota,
  slots = exportSlots.get(),
  index = accounts.get().default.index,
): Promise<void> {
  const { exportsRunning, indexLagSeconds, indexRows, tokens, waiting } = metrics();
  exportsRunning.set(await slots.running());
  if (index !== null) {
    const { asOf, rows } = index.report();
    indexRows.set(rows);
    if (asOf !== null) indexLagSeconds.set((Date.now() - Date.parse(asOf)) / 1000);
  }
  for (const [operation, quota] of Object.entries(quotas)) {
    const state = await quota.read();
    tokens.set({ operation }, state.tokens);
    for (const [lane, calls] of Object.entries(state.waiting)) {
      waiting.set({ operation, lane }, calls);
    }
  }
}
