import { setTimeout } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { withBenchApp } from "@/e2e/bench/bench-app";
import { type Figure, percentile } from "@/e2e/bench/figures";
import { withBenchBrowser } from "./bench-browser";
import { readPerformanceLog } from "./performance-log";

const MINUTE_MS = 60_000;
const PAUSE_MS = 350;

/** A minute of work like anybody's, and the longest that an input took to show. */
export async function interactionLatency(): Promise<Figure[]> {
  return withBenchApp({}, async (bench) => {
    const figures: Figure[] = [];
    for (const [slowness, label, limit] of [
      [1, "", 80],
      [4, ", CPU ÷ 4", 200],
    ] as const) {
      await withBenchBrowser(bench, { slowness }, async ({ open }) => {
        const page = await open("/jobs?created=90d");
        const until = Date.now() + MINUTE_MS;
        while (Date.now() < until) await work(page);
        const { interactions, longTasks } = await readPerformanceLog(page);
        const took = Object.values(interactions).sort((a, b) => b.took - a.took);
        // One of fifty may be forgotten, as in everybody's count.
        const worst = took[Math.floor(took.length / 50)];
        figures.push(
          {
            what: `INP of a minute of work${label}, ${took.length} inputs of 16 ms and more`,
            measured: `${worst?.took ?? 0} ms, ${worst?.event ?? "none"}`,
            target: `≤ ${limit} ms`,
            met: (worst?.took ?? 0) <= limit,
          },
          {
            what: `Tasks of 50 ms and more in this minute${label}`,
            measured: `${longTasks.length}, longest ${Math.max(0, ...longTasks).toFixed(0)} ms (median ${percentile(longTasks, 0.5).toFixed(0)} ms)`,
            target: "–",
            met: null,
          },
        );
      });
    }
    return figures;
  });
}

async function work(page: Page): Promise<void> {
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await setTimeout(PAUSE_MS);
    }
  };
  const click = async (name: string | RegExp) => {
    await page.getByRole("button", { name }).first().click();
    await setTimeout(PAUSE_MS);
  };
  await click(/^On hold/);
  await click(/^Store/);
  await press("S", "E", "A", "Escape");
  await press("]", "j", "Enter", "j", "j", "k", "Escape", "[");
  await click("Created");
  await press("Control+k", "s", "t", "a", "t", "Escape");
  await click(/^On hold/);
  await click("Created");
}
