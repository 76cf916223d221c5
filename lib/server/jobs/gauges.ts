import "server-only";
import type { IndexOfJobs } from "@/lib/server/index/create-job-index";
import { metrics } from "@/lib/server/runtime/metrics";
import type { Quota } from "@/lib/server/sp-api/quota/quota";
import { accounts, type Standing } from "./accounts";
import { exportSlots } from "./export/export-slots";

/** Reads what stands still between two scrapes: quotas and running exports. */
export async function readGauges(
  quotas: Readonly<Record<string, Quota>> = accounts.get().default.quota,
  slots = exportSlots.get(),
  index: Pick<IndexOfJobs, "figures"> | null = accounts.get().default.index,
  standing = accounts.get().standing,
): Promise<void> {
  const { exportsRunning, onTheWay, tokens, waiting } = metrics();
  exportsRunning.set(await slots.running());
  noteIndex(index?.figures() ?? null);
  noteStanding(standing?.() ?? null);
  for (const [operation, quota] of Object.entries(quotas)) {
    const state = await quota.read();
    tokens.set({ operation }, state.tokens);
    onTheWay.set({ operation }, state.onTheWay);
    for (const [lane, calls] of Object.entries(state.waiting)) {
      waiting.set({ operation, lane }, calls);
    }
  }
}

function noteStanding(standing: Standing | null): void {
  if (standing === null) return;
  const { aloneSeconds, processes, reentered, together } = metrics();
  together.set(standing.together ? 1 : 0);
  processes.set(standing.processes);
  aloneSeconds.reset();
  aloneSeconds.inc(standing.aloneSeconds);
  reentered.reset();
  reentered.inc(standing.reentered);
}

/** What the index has counted since the process began. */
function noteIndex(figures: ReturnType<IndexOfJobs["figures"]>): void {
  if (figures === null) return;
  const { indexCalls, indexLagSeconds, indexMismatches, indexRepairs, indexRows, indexShare } =
    metrics();
  indexRows.set(figures.rows);
  indexLagSeconds.set(figures.lagSeconds);
  indexShare.set(figures.share);
  indexMismatches.reset();
  indexMismatches.inc(figures.mismatches);
  indexRepairs.reset();
  indexRepairs.inc(figures.repairs);
  indexCalls.reset();
  for (const [kind, calls] of Object.entries(figures.calls)) indexCalls.inc({ kind }, calls);
}
