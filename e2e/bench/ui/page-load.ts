import type { Page } from "@playwright/test";
import { withBenchApp } from "@/e2e/bench/bench-app";
import type { Figure } from "@/e2e/bench/figures";
import { shiftFigure, timesFigure } from "@/e2e/bench/figures";
import { type BenchBrowser, withBenchBrowser } from "./bench-browser";
import { readPerformanceLog, shiftSince } from "./performance-log";

const VISITS = 7;
const MOST_SHIFT = 0.02;

/** Later than the server waits for the rows: the page comes first, with placeholders. */
const LATE = { latency: { meanMs: 2_000, jitterMs: 0 } };
const SOON = { latency: { meanMs: 80, jitterMs: 40 } };

/** What moves and what takes long while a page loads, from memory and with rows that come late. */
export async function pageLoad(): Promise<Figure[]> {
  return withBenchApp({}, async (bench) => {
    const cold = async (label: string, viewport: { width: number; height: number }) => {
      await bench.setFaults(LATE);
      const shifts = await withBenchBrowser(bench, viewport, async (browser) => {
        const seen: number[] = [];
        for (let index = 0; index < VISITS; index++) {
          const minute = `${viewport.width % 24}`.padStart(2, "0");
          const page = await browser.open(`/jobs?created=2026-10-${10 + index}T${minute}:00Z..`);
          await quiet(page);
          seen.push(shiftSince(await readPerformanceLog(page)));
          await page.close();
        }
        return seen;
      });
      await bench.setFaults(SOON);
      return shiftFigure(`CLS, rows come after 2 s, ${label}`, shifts, MOST_SHIFT);
    };
    return [
      await cold("1440 px", { width: 1440, height: 900 }),
      await cold("390 px", { width: 390, height: 844 }),
      ...(await withBenchBrowser(bench, {}, (browser) =>
        warm(browser, "1440 px", { median: 350 }),
      )),
      ...(await withBenchBrowser(bench, { slowness: 4 }, (browser) =>
        warm(browser, "CPU ÷ 4", { median: 700 }),
      )),
    ];
  });
}

async function warm(
  { open }: BenchBrowser,
  label: string,
  mostPaint: { median: number },
): Promise<Figure[]> {
  const shifts: number[] = [];
  const paints: number[] = [];
  const tasks: number[] = [];
  await (await open("/jobs")).close();
  for (let index = 0; index < VISITS; index++) {
    const page = await open("/jobs");
    await quiet(page);
    const log = await readPerformanceLog(page);
    shifts.push(shiftSince(log));
    paints.push(log.largestPaint);
    tasks.push(Math.max(0, ...log.longTasks));
    await page.close();
  }
  return [
    shiftFigure(`CLS, rows from memory, ${label}`, shifts, MOST_SHIFT),
    timesFigure(`LCP, rows from memory, ${label}`, paints, mostPaint),
    timesFigure(`Longest task of a load, ${label}`, tasks, null),
  ];
}

/** Until the tiles, the quota and whatever comes when the page is idle stand there as well. */
async function quiet(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
}
