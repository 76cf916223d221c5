import { currentAppointment } from "@/lib/jobs/appointment";
import type { JobColumnId } from "@/lib/jobs/columns";
import type { Job } from "@/lib/jobs/job";

/** What a cell has beside its text, in px. */
const PADDING = 20;
/** Widths grow in such steps, so that a page that is turned seldom moves a column. */
const STEP = 16;
/** As wide as a day of this year and two clock times: the least width of their column has room for that. */
const ORDINARY_VISIT = 200;

/** Widths of columns in px, by what their rows hold. */
export type FittedWidths = Partial<Record<JobColumnId, number>>;

const TEXTS: Partial<Record<JobColumnId, (job: Job, stores: StoreNames) => string | undefined>> = {
  service: (job) => job.scopeOfWork?.title,
  technicians: (job) =>
    (currentAppointment(job)?.assignedTechnicians ?? [])
      .map(({ name, technicianId }, index) => (index === 0 ? (name ?? technicianId) : "+"))
      .join(" "),
  buyer: (job) => job.buyer?.name,
  city: (job) => job.serviceLocation?.address?.city,
  store: ({ storeId = "" }, stores) => stores.get(storeId) ?? storeId,
};

type StoreNames = ReadonlyMap<string, string>;

/**
 * How wide these rows would have their columns, and as wide as they were `before` at least. A time is cut
 * nowhere, however long: its width is not a wish.
 * @param visitOf the time of a job's appointment in words
 */
export function fittedWidths(
  jobs: readonly Job[],
  stores: StoreNames,
  visitOf: (job: Job) => string,
  before: FittedWidths = {},
): FittedWidths {
  const longest = Math.max(0, ...jobs.map((job) => textWidth(visitOf(job))));
  const visit = longest > ORDINARY_VISIT ? Math.ceil(longest) + PADDING : 0;
  const widths = Object.entries(TEXTS).map(([id, textOf]) => {
    const widest = Math.max(0, ...jobs.map((job) => textWidth(textOf(job, stores) ?? "")));
    const width = Math.ceil((widest + PADDING) / STEP) * STEP;
    return [id, Math.max(width, before[id as JobColumnId] ?? 0)];
  });
  return {
    ...Object.fromEntries(widths),
    appointment: Math.max(visit, before.appointment ?? 0),
  };
}

/** Roughly how wide a text of 13 px is, in px: no browser is asked, so that the server says the same. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += letterWidth(letter);
  return width;
}

function letterWidth(letter: string): number {
  if (letter >= "\u2e80") return 13;
  if (/[A-Z0-9_@&%#MW]/u.test(letter)) return 8.2;
  return /[iljtfrI.,:;|!'()\s-]/u.test(letter) ? 4.4 : 7;
}
