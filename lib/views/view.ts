import { type JobsSearch, searchToString } from "@/lib/search/jobs-search";

/** A list that somebody comes back to: what is asked and how the columns stand. */
export type View = {
  id: string;
  /** What its owner calls it; absent for a starting view, which is named in the reader's language. */
  name?: string;
  /** The search in its canonical form, without "?"; see `viewQuery`. */
  query: string;
  /** The columns as the table writes them down; null leaves them as they are. */
  columns: string | null;
  /** Absent for a starting view. */
  kept?: Keeping;
};

/** How a view is kept, as the person who asks sees it. */
type Keeping = {
  own: boolean;
  /** How colleagues know the owner. */
  owner: string;
  /** Seen by the whole team. */
  shared: boolean;
  /** Whether the person may change and delete it. */
  editable: boolean;
  /** ISO 8601, UTC: which state of the view this is. */
  updatedAt: string;
  updatedBy: string;
};

/** What a person did to the list of views; ids of views that are gone may stand in it. */
export type ViewChoices = {
  order: readonly string[];
  hidden: readonly string[];
  /** What `/jobs` opens with; null opens all jobs. */
  defaultId: string | null;
};

/** What is kept for a person: the own views, the team's, and what the person did to the list. */
export type PersonViews = ViewChoices & {
  views: readonly View[];
};

/** Everything that a person has to choose from. */
export type ViewsList = {
  /** In the person's order. */
  views: readonly View[];
  /** What the person does not want to see: starting views and the team's. */
  hidden: readonly View[];
  /** What `/jobs` opens with; null opens all jobs. */
  defaultId: string | null;
};

/** What a view keeps of a search: the question, not the position in its answer. */
export function viewQuery(search: JobsSearch): string {
  return searchToString({ ...search, page: 1, asOf: null, job: null });
}

/** The address of a view; "" is all jobs. */
export function viewHref(query: string): string {
  return query === "" ? "/jobs" : `/jobs?${query}`;
}
