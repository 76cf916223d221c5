import { withBenchApp } from "@/e2e/bench/bench-app";
import { type Figure, ms, percentile, pool, seconds, timed } from "@/e2e/bench/figures";

const PAGES = 200;
const BURST = 40;
const RATE = 10;
const UPSTREAM_MS = 80;

/** 200 different pages as fast as allowed, by forty people at once. */
export async function independentPages(): Promise<Figure[]> {
  return withBenchApp({}, async ({ get, stats }) => {
    const waits: number[] = [];
    const { took } = await timed(() =>
      pool(40, PAGES, async (index) => {
        const created = new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString();
        const { value, took: wait } = await timed(() => get(`/api/jobs?created=${created}..`));
        await value.arrayBuffer();
        if (!value.ok) throw new Error(`Page ${index} answered ${value.status}.`);
        waits.push(wait);
      }),
    );
    const { throttled } = await stats();
    const limit = ((PAGES - BURST) / RATE) * 1000 + UPSTREAM_MS;
    return [
      {
        what: `${PAGES} independent pages`,
        measured: `${seconds(took)} (${(took / limit).toFixed(2)} × the physical limit; p50 of a page ${ms(percentile(waits, 0.5))})`,
        target: `≤ ${seconds(limit * 1.1)}`,
        met: took <= limit * 1.1,
      },
      {
        what: "… throttles drawn from Amazon",
        measured: String(throttled),
        target: "0",
        met: throttled === 0,
      },
    ];
  });
}
