import type { Page } from "@playwright/test";
import { onStage } from "@/e2e/bench/bench-app";
import type { Figure } from "@/e2e/bench/figures";
import { type Visits, withVisits } from "./bench-browser";
import { readNotes, shiftSince } from "./performance-log";
import { shiftFigure, timesFigure } from "./summary";

const VISITS = 7;
const MOST_SHIFT = 0.02;

/** Later than the server waits for the rows: the page comes first, with placeholders. */
const LATE = { latency: { meanMs: 2_000, jitterMs: 0 } };
const SOON = { latency: { meanMs: 80, jitterMs: 40 } };

/** What moves and what takes long while a page loads, from memory and with rows that come late. */
export async function loading(): Promise<Figure[]> {
  return onStage({}, async (stage) => {
    const cold = async (label: string, viewport: { width: number; height: number }) => {
      await stage.setFaults(LATE);
      const shifts = await withVisits(stage, viewport, async (visits) => {
        const seen: number[] = [];
        for (let index = 0; index < VISITS; index++) {
          const minute = `${viewport.width % 24}`.padStart(2, "0");
          const page = await visits.open(`/jobs?created=2026-10-${10 + index}T${minute}:00Z..`);
          await quiet(page);
          seen.push(shiftSince(await readNotes(page)));
          await page.close();
        }
        return seen;
      });
      await stage.setFaults(SOON);
      return shiftFigure(`CLS, rows come after 2 s, ${label}`, shifts, MOST_SHIFT);
    };
    return [
      await cold("1440 px", { width: 1440, height: 900 }),
      await cold("390 px", { width: 390, height: 844 }),
      ...(await withVisits(stage, {}, (visits) => warm(visits, "1440 px", 1_300))),
      ...(await withVisits(stage, { slowness: 4 }, (visits) => warm(visits, "CPU ÷ 4", null))),
    ];
  });
}

async function warm({ open }: Visits, label: string, mostPaint: number | null): Promise<Figure[]> {
  const shifts: number[] = [];
  const paints: number[] = [];
  const tasks: number[] = [];
  await (await open("/jobs")).close();
  for (let index = 0; index < VISITS; index++) {
    const page = await open("/jobs");
    await quiet(page);
    const notes = await readNotes(page);
    shifts.push(shiftSince(notes));
    paints.push(notes.largestPaint);
    tasks.push(Math.max(0, ...notes.longTasks));
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
