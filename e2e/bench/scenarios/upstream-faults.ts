import { LIKE_AMAZON, withBenchApp } from "@/e2e/bench/bench-app";
import { runExport } from "@/e2e/bench/export-run";
import { type Figure, pool, seconds, timed } from "@/e2e/bench/figures";

const PAGES = 200;
const TIMEOUT_MS = 10_000;
const SMALL = "created=2026-06-01..2026-12-31";

/** 5 % of the calls fail, 2 % hang for ever, 1 % are cut in the middle of the body. */
export async function faults(): Promise<Figure[]> {
  const rates = ["--error-rate", "0.05", "--hang-rate", "0.02", "--cut-rate", "0.01"];
  return withBenchApp({ simulator: [...LIKE_AMAZON, ...rates] }, async ({ get }) => {
    const outcomes = await pool(20, PAGES, async (index) => {
      const created = new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString();
      const { value, took } = await timed(() => get(`/api/jobs?created=${created}..`));
      await value.arrayBuffer();
      return { ok: value.ok, took };
    });
    const answered = outcomes.filter(({ ok }) => ok).length;
    const slowest = Math.max(...outcomes.map(({ took }) => took));
    return [
      {
        what: "5 % 503, 2 % hung, 1 % cut: answered, slowest",
        measured: `${answered} of ${PAGES}, ${seconds(slowest)}`,
        target: `${PAGES} of ${PAGES}, ≤ ${seconds(TIMEOUT_MS + 2000)}`,
        met: answered === PAGES && slowest <= TIMEOUT_MS + 2000,
      },
    ];
  });
}

/** The access token dies in the middle of an export, and Login with Amazon is down for ten seconds. */
export async function tokenExpiry(): Promise<Figure[]> {
  return withBenchApp({}, async (bench) => {
    await (await bench.get("/api/jobs")).arrayBuffer();
    const { tokensIssued } = await bench.stats();
    const exporting = runExport(bench, SMALL);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await bench.setFaults({ lwaDown: true });
    await bench.control("expire-access-tokens");
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    await bench.setFaults({ lwaDown: false });
    const run = await exporting;
    const refreshes = (await bench.stats()).tokensIssued - tokensIssued;
    return [
      {
        what: "Token dies mid-export, Login with Amazon down for 10 s",
        measured: `${run.rows} of ${run.total} rows, ${run.complete ? "complete" : run.end}, ${refreshes} refresh`,
        target: "no row lost, 1 refresh",
        met: run.complete && run.rows === run.total && refreshes === 1,
      },
    ];
  });
}

/** Another program of the same seller takes eight of the ten requests a second for half a minute. */
export async function foreignClient(): Promise<Figure[]> {
  return withBenchApp({}, async (bench) => {
    await bench.setFaults({ foreignPerSecond: 8 });
    const exporting = runExport(bench, SMALL);
    const statuses: number[] = [];
    for (let click = 0; click < 15; click++) {
      const created = new Date(Date.UTC(2026, 5, 1) + click * 60_000).toISOString();
      const answer = await bench.get(`/api/jobs?created=${created}..`);
      await answer.arrayBuffer();
      statuses.push(answer.status);
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
    await new Promise((resolve) => setTimeout(resolve, 5000));
    await bench.setFaults({ foreignPerSecond: 0 });
    const run = await exporting;
    const errors = statuses.filter((status) => status !== 200).length;
    const { throttled } = await bench.stats();
    return [
      {
        what: "A foreign client takes 8 of 10 for 30 s",
        measured: `${errors} errors in ${statuses.length} clicks, ${run.rows} of ${run.total} rows, ${run.complete ? "complete" : run.end} (429s met: ${throttled})`,
        target: "no error shown, no row lost",
        met: errors === 0 && run.complete && run.rows === run.total,
      },
    ];
  });
}
