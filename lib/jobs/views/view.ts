import type { JobsSearch } from "@/lib/jobs/jobs-search";
import { searchToString } from "@/lib/jobs/search-params";

/** A list that somebody comes back to: what is asked and how the columns stand. */
export type View = {
  id: string;
  /** What its owner calls it; absent for a starting view, which is named in the reader's language. */
  name?: string;
  /** The search in its canonical form, without "?"; see `viewQuery`. */
  query: string;
  /** The columns as the table writes them down; null leaves them as they are. */
  columns: string | null;
};

/** Everything that a person has to choose from. */
export type ViewBook = {
  /** In the person's order. */
  views: readonly View[];
  /** Starting views that the person does not want to see. */
  hidden: readonly View[];
  /** What `/jobs` opens with; null opens all jobs. */
  defaultId: string | null;
};

/** The longest name of a view, in characters. */
export const VIEW_NAME_LENGTH = 60;

/** The most views that somebody may keep. */
export const VIEW_LIMIT = 50;

/** What a view keeps of a search: the question, not the place in its answer. */
export function viewQuery(search: JobsSearch): string {
  return searchToString({ ...search, page: 1, asOf: null, job: null });
}

/** The address of a view; "" is all jobs. */
export function viewHref(query: string): string {
  return query === "" ? "/jobs" : `/jobs?${query}`;
}

/** A name without needless spaces, cut to its limit; "" when nothing is left. */
export function tidyName(name: string): string {
  return name.replaceAll(/\s+/gu, " ").trim().slice(0, VIEW_NAME_LENGTH).trim();
}
