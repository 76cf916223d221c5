import { withBenchApp } from "@/e2e/bench/bench-app";
import { runExport } from "@/e2e/bench/export-run";
import { type Figure, ms, percentile, seconds, timed } from "@/e2e/bench/figures";

const BURST = 40;
const RATE = 10;
const UPSTREAM_P95_MS = 118;
const PAGE = 20;

/** Some 4,000 jobs of the default marketplace, while somebody clicks every half second. */
const DATA = ["--latency", "80", "--jitter", "40", "--jobs", "4706"];

export async function exportAlone(): Promise<Figure[]> {
  return withBenchApp({ simulator: DATA }, async (bench) => {
    // A first, small export: what is measured is the stream, not the loading of its code.
    await runExport(bench, "created=2026-11-01..2026-11-05");
    await refill();
    const before = bench.memoryMb();
    let peak = before;
    const watch = setInterval(() => {
      peak = Math.max(peak, bench.memoryMb());
    }, 200);
    const { value: run, took } = await timed(() => runExport(bench));
    clearInterval(watch);
    const { throttled } = await bench.stats();
    const limit = ((Math.ceil(run.rows / PAGE) - BURST) / RATE) * 1000;
    return [
      {
        what: `Export of ${run.rows.toLocaleString("en-US")} jobs (${Math.ceil(run.rows / PAGE)} pages)`,
        measured: `${seconds(took)} (${(took / limit).toFixed(2)} × the physical limit of ${seconds(limit)})`,
        target: "≤ 1.15 ×",
        met: took <= limit * 1.15,
      },
      {
        what: "… rows, duplicates, last record",
        measured: `${run.rows} of ${run.total}, ${run.rows - run.ids.size} twice, ${run.complete ? "complete" : run.end}`,
        target: "rows = total, none twice",
        met: run.complete && run.rows === run.total && run.rows === run.ids.size,
      },
      {
        what: "… growth of memory",
        measured: `${(peak - before).toFixed(0)} MB (${before.toFixed(0)} → ${peak.toFixed(0)})`,
        target: "≤ 50 MB",
        met: peak - before <= 50,
      },
      { what: "… throttles", measured: String(throttled), target: "0", met: throttled === 0 },
    ];
  });
}

export async function clicksDuringExport(): Promise<Figure[]> {
  return withBenchApp({ simulator: DATA }, async (bench) => {
    let running = true;
    const exporting = runExport(bench).finally(() => {
      running = false;
    });
    const clicks: Promise<number>[] = [];
    for (let index = 0; running; index++) {
      clicks.push(click(bench.get, index));
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    const waits = await Promise.all(clicks);
    const run = await exporting;
    const p95 = percentile(waits, 0.95);
    return [
      {
        what: `A click every 500 ms during that export, p95 of ${waits.length}`,
        measured: `${ms(p95)} (p50 ${ms(percentile(waits, 0.5))}; the export ${run.complete ? "complete" : "INCOMPLETE"})`,
        target: `≤ ${ms(UPSTREAM_P95_MS + 50)} (upstream p95 + 50 ms)`,
        met: p95 <= UPSTREAM_P95_MS + 50 && run.complete,
      },
    ];
  });
}

async function click(get: (path: string) => Promise<Response>, index: number): Promise<number> {
  const created = new Date(Date.UTC(2026, 5, 1) + index * 60_000).toISOString();
  const { value, took } = await timed(() => get(`/api/jobs?created=${created}..`));
  await value.arrayBuffer();
  if (!value.ok) throw new Error(`A click answered ${value.status}.`);
  return took;
}

/** Long enough for the bucket to be full again. */
async function refill(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 4500));
}
