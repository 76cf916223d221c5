import type { Page } from "@playwright/test";

/** What a page notes about itself from its first moment on. Times in ms since navigation began. */
export type Notes = {
  firstPaint: number;
  largestPaint: number;
  /** Layout shifts; those right after an input count as well, as nothing is meant to move then. */
  shifts: { value: number; at: number }[];
  /** The longest event of each interaction: from the input to the next paint. */
  interactions: Record<number, { event: string; took: number }>;
  longTasks: number[];
};

type Noting = Window & { notes?: Notes };

/** Runs in the page before any of its own scripts. */
export function takeNotes(): void {
  const notes: Notes = {
    firstPaint: 0,
    largestPaint: 0,
    shifts: [],
    interactions: {},
    longTasks: [],
  };
  (window as Noting).notes = notes;
  const observe = (type: string, note: (entry: PerformanceEntry) => void, more = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
      type,
      buffered: true,
      ...more,
    });
  observe("paint", ({ name, startTime }) => {
    if (name === "first-contentful-paint") notes.firstPaint = startTime;
  });
  observe("largest-contentful-paint", ({ startTime }) => {
    notes.largestPaint = startTime;
  });
  observe("layout-shift", (entry) => {
    if ("value" in entry) notes.shifts.push({ value: Number(entry.value), at: entry.startTime });
  });
  observe("longtask", ({ duration }) => notes.longTasks.push(duration));
  const noteEvent = (entry: PerformanceEntry) => {
    const id = "interactionId" in entry ? Number(entry.interactionId) : 0;
    if (id === 0 || (notes.interactions[id]?.took ?? 0) >= entry.duration) return;
    notes.interactions[id] = { event: entry.name, took: entry.duration };
  };
  // Shorter events than 16 ms are not reported to anybody.
  observe("event", noteEvent, { durationThreshold: 16 });
}

export async function readNotes(page: Page): Promise<Notes> {
  const notes = await page.evaluate(() => (window as Noting).notes);
  if (notes === undefined) throw new Error("The page takes no notes.");
  return notes;
}

/** The sum of all shifts since `from`. */
export function shiftSince({ shifts }: Notes, from = 0): number {
  return shifts.filter(({ at }) => at >= from).reduce((sum, { value }) => sum + value, 0);
}
