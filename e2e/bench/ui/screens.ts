import { type Figure, shiftFigure, timesFigure } from "@/e2e/bench/figures";
import type { JobPage } from "@/lib/jobs/job";
import { withBenchBrowser } from "./bench-browser";
import { read, withIndexedApp } from "./indexed-bench";
import { readPerformanceLog, shiftSince } from "./performance-log";

const VISITS = 3;
const MOST_SHIFT = 0.02;

/** Every other screen, as it comes: what moves, and when the largest part of it is there. */
export async function screens(): Promise<Figure[]> {
  return withIndexedApp(1_000, async (bench) => {
    const [job] = (await read<JobPage>(bench, "/api/jobs?size=1")).jobs;
    const paths = [
      "/attention",
      "/schedule",
      "/schedule?view=week",
      "/insights",
      "/lookup",
      `/jobs/${job?.serviceJobId}`,
    ];
    const figures: Figure[] = [];
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const) {
      await withBenchBrowser(bench, { width, height }, async ({ open }) => {
        for (const path of paths) {
          const [shifts, paints]: [number[], number[]] = [[], []];
          for (let visit = 0; visit < VISITS; visit++) {
            const page = await open(path, "main h1");
            await page.waitForLoadState("networkidle");
            const log = await readPerformanceLog(page);
            shifts.push(shiftSince(log));
            paints.push(log.largestPaint);
            await page.close();
          }
          const name = path.startsWith("/jobs/") ? "/jobs/…" : path;
          figures.push(shiftFigure(`CLS, ${name}, ${width} px`, shifts, MOST_SHIFT));
          if (width === 1440) figures.push(timesFigure(`LCP, ${name}`, paints, null));
        }
      });
    }
    return figures;
  });
}
