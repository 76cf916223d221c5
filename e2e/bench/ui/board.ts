import { type BenchApp, NO_LIMITS } from "@/e2e/bench/bench-app";
import { type Figure, shiftFigure, timesFigure } from "@/e2e/bench/figures";
import type { JobPage } from "@/lib/jobs/job";
import { NO_LANE, type ScheduleAnswer } from "@/lib/schedule/schedule";
import { addDays } from "@/lib/time/calendar";
import { withBenchBrowser } from "./bench-browser";
import { read, until, withIndexedApp } from "./indexed-bench";
import { keyToPaint } from "./key-to-paint";
import { readPerformanceLog, shiftSince } from "./performance-log";

const PEOPLE = 40;
const VISITS_EACH = 8;
const ROUNDS = 10;
const MOST_MS = 100;
const MOST_SHIFT = 0.02;
const BOARD = "[data-board]";

/** A day of forty who go to eight visits each: from a key to its first picture, and what moves. */
export async function board(): Promise<Figure[]> {
  return withIndexedApp(1_000, measure, NO_LIMITS.simulator);
}

async function measure(bench: BenchApp): Promise<Figure[]> {
  const figures: Figure[] = [];
  const day = await fillDay(bench);
  for (const [slowness, label, limit] of [
    [1, "", { median: MOST_MS }],
    [4, ", CPU ÷ 4", null],
  ] as const) {
    await withBenchBrowser(bench, { slowness }, async ({ open }) => {
      const page = await open(`/schedule?on=${day}&tz=UTC`, BOARD);
      await page.waitForLoadState("networkidle");
      const shifts = [shiftSince(await readPerformanceLog(page))];
      const painted: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const before = await page.evaluate(() => performance.now());
        await page.keyboard.press("[");
        await page.waitForFunction(isEmpty);
        painted.push(await keyToPaint(page, "]", BOARD));
        shifts.push(shiftSince(await readPerformanceLog(page), before));
      }
      figures.push(
        timesFigure(`Board of ${PEOPLE} × ${VISITS_EACH}, first paint${label}`, painted, limit),
        shiftFigure(`CLS, this board${label}`, shifts, MOST_SHIFT),
      );
    });
  }
  return figures;
}

/** Runs in the page: the day before has been shown. */
function isEmpty(): boolean {
  return document.querySelector("[data-board] [data-job-link]") === null;
}

/** Sends everybody on their visits on a day that nothing else is on. */
async function fillDay(bench: BenchApp): Promise<string> {
  const wanted = PEOPLE * VISITS_EACH;
  const ids = new Set<string>();
  for (let page = 1; ids.size < wanted; page++) {
    const { jobs } = await read<JobPage>(bench, `/api/jobs?created=any&page=${page}`);
    if (jobs.length === 0) throw new Error(`There are ${ids.size} jobs, too few for the board.`);
    for (const { serviceJobId } of jobs) ids.add(serviceJobId);
  }
  const day = addDays(new Date().toISOString().slice(0, 10), 60);
  for (const [index, serviceJobId] of [...ids].slice(0, wanted).entries()) {
    const [person, turn] = [index % PEOPLE, Math.floor(index / PEOPLE)];
    const hour = String(8 + turn).padStart(2, "0");
    await bench.control("change", {
      serviceJobId,
      appointment: { startTime: `${day}T${hour}:00:00Z`, durationInMinutes: 50 },
      technicians: [{ technicianId: `BENCH-${person}`, name: `Technician ${person}` }],
    });
  }
  await until(async () => {
    const { lanes } = await read<ScheduleAnswer>(bench, `/api/schedule?on=${day}&tz=UTC`);
    const full = lanes.filter(({ id, visits }) => id !== NO_LANE && visits.length >= VISITS_EACH);
    return full.length >= PEOPLE;
  });
  return day;
}
