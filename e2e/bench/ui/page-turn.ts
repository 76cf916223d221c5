import type { Page } from "@playwright/test";
import { withBenchApp } from "@/e2e/bench/bench-app";
import type { Figure } from "@/e2e/bench/figures";
import { shiftFigure, timesFigure } from "@/e2e/bench/figures";
import { withBenchBrowser } from "./bench-browser";
import { keyToPaint } from "./key-to-paint";
import { readPerformanceLog, shiftSince } from "./performance-log";

const ROUNDS = 12;
const FIRST_OPENINGS = 7;
const MOST_MS = 100;
const MOST_SHIFT = 0.02;

const FIRST_ROW = "[data-row]";
const JOB_TITLE = "[role=dialog] h2";

/** From a key to its effect: a page that is known, a job, the next job. */
export async function pageTurn(): Promise<Figure[]> {
  return withBenchApp({}, async (bench) => {
    const figures: Figure[] = [];
    for (const [slowness, label, turn, limit] of [
      [1, "", 60, MOST_MS],
      [4, ", CPU ÷ 4", { median: 120 }, null],
    ] as const) {
      await withBenchBrowser(bench, { slowness }, async ({ open }) => {
        const first: number[] = [];
        for (let round = 0; round < FIRST_OPENINGS; round++) {
          const fresh = await open("/jobs?created=90d");
          await fresh.keyboard.press("j");
          first.push(await keyToPaint(fresh, "Enter", JOB_TITLE));
          await fresh.close();
        }
        const page = await open("/jobs?created=90d");
        const uncached = await shiftOfTurns(page);
        const pages = await alternate(page, FIRST_ROW, ["[", "]"]);
        await page.keyboard.press("j");
        const opened: number[] = [];
        for (let round = 0; round < ROUNDS; round++) {
          opened.push(await keyToPaint(page, "Enter", JOB_TITLE));
          await page.keyboard.press("Escape");
          await page.locator("[role=dialog]").waitFor({ state: "detached" });
        }
        await page.keyboard.press("Enter");
        await page.locator(JOB_TITLE).waitFor();
        const steps = await alternate(page, JOB_TITLE, ["j", "k"]);
        figures.push(
          shiftFigure(`Shift when a page is turned${label}`, uncached, MOST_SHIFT),
          timesFigure(`Page turn from memory${label}`, pages, turn),
          timesFigure(`The first job opens${label}`, first, limit && { median: limit }),
          timesFigure(`A job opens again${label}`, opened, limit),
          timesFigure(`J or K, a job open${label}`, steps, limit),
        );
      });
    }
    return figures;
  });
}

async function alternate(page: Page, changes: string, keys: [string, string]): Promise<number[]> {
  const sample: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const key of keys) sample.push(await keyToPaint(page, key, changes));
  }
  return sample;
}

/** Turns to pages that are not known yet, and sees what moved. */
async function shiftOfTurns(page: Page): Promise<number[]> {
  const sample: number[] = [];
  for (let round = 0; round < 5; round++) {
    const before = await page.evaluate(() => performance.now());
    await keyToPaint(page, "]", FIRST_ROW);
    await page.locator("table[aria-busy=false]").waitFor();
    sample.push(shiftSince(await readPerformanceLog(page), before));
  }
  return sample;
}
