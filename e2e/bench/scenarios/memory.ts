import { NO_LIMITS, withBenchApp } from "@/e2e/bench/bench-app";
import { type Figure, percentile, pool } from "@/e2e/bench/figures";

/** A sample each so many requests. */
const EACH = 50;

/** Between two collections memory goes up and down by more than a leak would: the median of the last 1,000 requests. */
const lately = (samples: readonly number[]) => percentile(samples.slice(-1_000 / EACH), 0.5);

/** Resident memory while 10,000 requests go by, half of them for pages never asked before. */
export async function memory(): Promise<Figure[]> {
  return withBenchApp(NO_LIMITS, async ({ get, memoryMb }) => {
    const samples: number[] = [];
    const ask = async (index: number) => {
      const minute = index % 2 === 0 ? index : index % 40;
      const created = new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString();
      await (await get(`/api/jobs?created=${created}..`)).arrayBuffer();
      if (index % EACH === 0) samples.push(memoryMb());
    };
    await pool(20, 5000, ask);
    const halfway = lately(samples);
    await pool(20, 5000, (index) => ask(index + 5000));
    const end = lately(samples);
    const peak = Math.max(...samples);
    return [
      {
        what: "Peak memory of the server in 10,000 requests",
        measured: `${peak.toFixed(0)} MB`,
        target: "≤ 350 MB",
        met: peak <= 350,
      },
      {
        what: "Growth from the 5,000th to the 10,000th request",
        measured: `${(end - halfway).toFixed(0)} MB (${halfway.toFixed(0)} → ${end.toFixed(0)})`,
        target: "none (≤ 10 MB of noise)",
        met: end - halfway <= 10,
      },
    ];
  });
}
