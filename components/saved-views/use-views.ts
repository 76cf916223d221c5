"use client";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useEffectEvent, useMemo, useSyncExternalStore } from "react";
import type { ColumnLayoutState } from "@/components/data-table/use-column-layout";
import { readLayout, writeLayout } from "@/components/data-table/use-column-layout";
import { jobLayoutColumns } from "@/components/jobs-list/columns";
import type { UpdateSearch } from "@/components/jobs-list/use-jobs-search";
import { createObservable } from "@/components/ui/observable";
import { serverNow } from "@/lib/http/server-clock";
import type { ScreenContext } from "@/lib/search/screen-context";
import { type JobsSearch, readSearch } from "@/lib/search/search-params";
import { type KeptBook, type View, type ViewBook, viewQuery } from "@/lib/views/view";
import { bookOf, currentView, EMPTY_BOOK, viewOnArrival } from "@/lib/views/view-choice";
import { viewsQuery } from "@/lib/views/view-store";

let first = true;

/**
 * Sends whoever opened plain `/jobs` to their default view, once for each time the page is loaded:
 * the view becomes the address, so that nothing is filtered unseen.
 * @param book null until the store has answered
 */
function useDefaultView(
  book: ViewBook | null,
  show: (view: View, history: "replace") => boolean,
): void {
  const arrive = useEffectEvent((known: ViewBook) => {
    const [entry] = performance.getEntriesByType("navigation");
    const way = entry instanceof PerformanceNavigationTiming ? entry.type : "navigate";
    const query = window.location.search.replace(/^\?/u, "");
    const view = viewOnArrival({ query, first, way }, known);
    first = false;
    if (view) show(view, "replace");
  });

  // The outside system is the browser, which knows how the page was come by.
  useEffect(() => {
    if (book) arrive(book);
  }, [book]);
}

const KEY = "jobs-view";

/** The view that this tab came from; null is all jobs. It outlives the screen. */
const viewTrail = createObservable<string | null>(null);

let resumed = false;

/**
 * Follows the way of a person from list to list, and takes it up again after a reload.
 * @param shown the view that the query shows exactly; undefined where it shows none
 */
function followTrail(shown: string | null | undefined, query: string): void {
  if (!resumed) resume(query);
  if (shown !== undefined) viewTrail.set(shown);
  try {
    window.sessionStorage.setItem(KEY, JSON.stringify([viewTrail.current(), query]));
  } catch {
    // Without a storage a reload forgets the view, and nothing else.
  }
}

/** Another address than the one that was left is another way. */
function resume(query: string): void {
  resumed = true;
  try {
    const [id, left]: unknown[] = JSON.parse(window.sessionStorage.getItem(KEY) ?? "[]");
    if (typeof id === "string" && left === query) viewTrail.set(id);
  } catch {
    // What cannot be read was never there.
  }
}

export type ViewsState = {
  book: ViewBook;
  /** The same as it is kept; null until it has been read. */
  kept: KeptBook | null;
  /** The last try to read it failed. */
  failed: boolean;
  retry: () => void;
  /** What is shown; null is all jobs. */
  view: View | null;
  /** Something differs from what the view says. */
  changed: boolean;
  /** The present search and columns, as a view would keep them. */
  present: Pick<View, "query" | "columns">;
  /**
   * Shows a view in place. False where its address holds what cannot be read any more: then the
   * address itself has to be opened, which names it.
   */
  show: (view: View | null, history?: "push" | "replace") => boolean;
  /** From now on the search counts as this view. */
  settle: (id: string) => void;
};

type Screen = {
  search: JobsSearch;
  update: UpdateSearch;
  columns: ColumnLayoutState;
  context: ScreenContext;
};

/** The person's views, and which of them the screen shows. */
export function useViews({ search, update, columns, context }: Screen): ViewsState {
  const { data: kept = null, isError, refetch } = useQuery(viewsQuery);
  const book = useMemo(() => bookOf(kept ?? EMPTY_BOOK), [kept]);
  const fromId = useSyncExternalStore(viewTrail.subscribe, viewTrail.current, () => null);
  const query = viewQuery(search);
  const { view, changed } = currentView(query, book, fromId);
  const { layout, onLayout } = columns;
  const text = writeLayout(layout);
  const present = useMemo(() => ({ query, columns: text }), [query, text]);

  // The outside system is the session, which knows the way through a reload.
  const known = kept !== null;
  const shown = changed ? undefined : (view?.id ?? null);
  useEffect(() => {
    if (known) followTrail(shown, query);
  }, [known, shown, query]);

  const show = useCallback(
    (next: View | null, history: "push" | "replace" = "push") => {
      const params = new URLSearchParams(next?.query);
      const target = readSearch(params, {
        marketplaces: context.marketplaces.map(({ id }) => id),
        sandbox: context.sandbox,
        now: serverNow(),
      });
      if (target.problems.length > 0) return false;
      update(target.search, { history });
      if (next?.columns) onLayout(readLayout(next.columns, jobLayoutColumns));
      viewTrail.set(next?.id ?? null);
      return true;
    },
    [context, update, onLayout],
  );
  // Somebody who has begun to look is not sent elsewhere by an answer that comes late.
  useDefaultView(isError || known ? book : null, show);

  const retry = useCallback(() => void refetch(), [refetch]);
  const settle = useCallback((id: string) => followTrail(id, query), [query]);
  const differs = changed || (view !== null && hasOtherColumns(view, text));
  return useMemo(
    () => ({
      ...{ book, kept, failed: isError, retry },
      ...{ view, changed: differs, present, show, settle },
    }),
    [book, kept, isError, retry, view, differs, present, show, settle],
  );
}

/** Compared as the table reads them: columns that came later are no change. */
function hasOtherColumns({ columns }: View, present: string): boolean {
  return columns !== null && writeLayout(readLayout(columns, jobLayoutColumns)) !== present;
}
