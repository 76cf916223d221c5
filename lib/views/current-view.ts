import type { View, ViewBook } from "./view";

/** Where somebody is among the views: null is all jobs. */
export type CurrentView = {
  view: View | null;
  /** What is asked differs from what the view asks. */
  changed: boolean;
};

/**
 * The view that a search shows, or the one that it was made from.
 * @param query the search in the form of `viewQuery`
 * @param fromId the view that was shown last; null is all jobs
 */
export function currentView(query: string, book: ViewBook, fromId: string | null): CurrentView {
  const from = book.views.find(({ id }) => id === fromId) ?? null;
  if (from?.query === query) return { view: from, changed: false };
  if (query === "") return { view: null, changed: false };
  const shown = book.views.find((view) => view.query === query);
  return { view: shown ?? from, changed: shown === undefined };
}

export type Arrival = {
  /** The query of the address, as it is. */
  query: string;
  /** Whether this is the first list since the page was loaded. */
  first: boolean;
  /** `navigate`, `reload` or `back_forward`, as browsers call the way to a page. */
  way: string;
};

/**
 * The view that somebody is sent to who opened plain `/jobs`. A reload and the way back show what was
 * there, an address with any parameter shows what it says.
 */
export function viewOnArrival({ query, first, way }: Arrival, book: ViewBook): View | null {
  if (query !== "" || !first || way !== "navigate") return null;
  return book.views.find(({ id }) => id === book.defaultId) ?? null;
}
