import type { Page } from "@playwright/test";

/** How a page performs from its first moment on. Times in ms since navigation began. */
export type PerformanceLog = {
  firstPaint: number;
  largestPaint: number;
  /** Layout shifts; those right after an input count as well, as nothing is meant to move then. */
  shifts: { value: number; at: number }[];
  /** The longest event of each interaction: from the input to the next paint. */
  interactions: Record<number, { event: string; took: number }>;
  longTasks: number[];
};

type Logging = Window & { performanceLog?: PerformanceLog };

/** Runs in the page before any of its own scripts. */
export function observePerformance(): void {
  const log: PerformanceLog = {
    firstPaint: 0,
    largestPaint: 0,
    shifts: [],
    interactions: {},
    longTasks: [],
  };
  (window as Logging).performanceLog = log;
  const observe = (type: string, record: (entry: PerformanceEntry) => void, more = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(record)).observe({
      type,
      buffered: true,
      ...more,
    });
  observe("paint", ({ name, startTime }) => {
    if (name === "first-contentful-paint") log.firstPaint = startTime;
  });
  observe("largest-contentful-paint", ({ startTime }) => {
    log.largestPaint = startTime;
  });
  observe("layout-shift", (entry) => {
    if ("value" in entry) log.shifts.push({ value: Number(entry.value), at: entry.startTime });
  });
  observe("longtask", ({ duration }) => log.longTasks.push(duration));
  const recordEvent = (entry: PerformanceEntry) => {
    const id = "interactionId" in entry ? Number(entry.interactionId) : 0;
    if (id === 0 || (log.interactions[id]?.took ?? 0) >= entry.duration) return;
    log.interactions[id] = { event: entry.name, took: entry.duration };
  };
  // Shorter events than 16 ms are not reported to anybody.
  observe("event", recordEvent, { durationThreshold: 16 });
}

export async function readPerformanceLog(page: Page): Promise<PerformanceLog> {
  const log = await page.evaluate(() => (window as Logging).performanceLog);
  if (log === undefined) throw new Error("The page takes no log.");
  return log;
}

/** The sum of all shifts since `from`. */
export function shiftSince({ shifts }: PerformanceLog, from = 0): number {
  return shifts.filter(({ at }) => at >= from).reduce((sum, { value }) => sum + value, 0);
}
