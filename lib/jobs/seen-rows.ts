import type { Job } from "./job";

/** What a mark says of a job: that it is new, or what of it is. */
export type Mark = "new" | ChangedField;

/** What of a job is compared, by the ids of the columns that show it. */
export type ChangedField = "status" | "appointment" | "technicians" | "items";

type SeenRow = { job: Job; fetchedAt: string; marks: readonly Mark[] };

/** The rows that somebody has seen, each as it was last, and what was new about it then. */
export type SeenRows = {
  jobs: ReadonlyMap<string, SeenRow>;
  /** Up to when the newest list was asked, epoch ms; null before the first page. */
  until: number | null;
};

export const NO_ROWS_SEEN: SeenRows = { jobs: new Map(), until: null };

/** What is new about a job since the page before the last that held it. */
export function marksOn(seen: SeenRows, id: string): readonly Mark[] {
  return seen.jobs.get(id)?.marks ?? [];
}
