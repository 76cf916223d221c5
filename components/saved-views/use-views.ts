"use client";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useEffectEvent, useMemo, useSyncExternalStore } from "react";
import type { LayoutColumn } from "@/components/data-table/column-layout";
import type { ColumnLayoutState } from "@/components/data-table/use-column-layout";
import { readLayout, writeLayout } from "@/components/data-table/use-column-layout";
import type { UpdateSearch } from "@/components/shared/update-search";
import { createObservable } from "@/components/ui/observable";
import { serverNow } from "@/lib/http/server-clock";
import { type JobsSearch, readSearch } from "@/lib/search/jobs-search";
import type { ScreenContext } from "@/lib/search/screen-context";
import { type PersonViews, type View, type ViewsList, viewQuery } from "@/lib/views/view";
import { currentView, NO_VIEWS_KEPT, viewOnArrival, viewsListOf } from "@/lib/views/view-choice";
import { viewsQuery } from "@/lib/views/views-api";

export type ViewsState = {
  saved: ViewsList;
  /** The same as the server has it; null until it has been read. */
  stored: PersonViews | null;
  /** The last try to read it failed. */
  failed: boolean;
  retry: () => void;
  /** What is shown; null is all jobs. */
  view: View | null;
  /** Something differs from what the view says. */
  changed: boolean;
  /** The present search and columns, as a view would hold them. */
  present: Pick<View, "query" | "columns">;
  /**
   * Shows a view in place. False where its address holds what cannot be read any more: then the
   * address itself has to be opened, which names it.
   */
  show: (view: View | null, history?: "push" | "replace") => boolean;
  /** From now on the search counts as this view. */
  settle: (id: string) => void;
};

type ViewTargets = {
  search: JobsSearch;
  update: UpdateSearch;
  columns: ColumnLayoutState;
  /** What a layout may say of. */
  layoutColumns: readonly LayoutColumn[];
  context: ScreenContext;
};

/** The person's views, and which of them the screen shows. */
export function useViews(targets: ViewTargets): ViewsState {
  const { search, update, columns, layoutColumns, context } = targets;
  const { data: stored = null, isError, refetch } = useQuery(viewsQuery);
  const saved = useMemo(() => viewsListOf(stored ?? NO_VIEWS_KEPT), [stored]);
  const fromId = useSyncExternalStore(lastView.subscribe, lastView.current, () => null);
  const query = viewQuery(search);
  const { view, changed } = currentView(query, saved, fromId);
  const { layout, onLayout } = columns;
  const text = writeLayout(layout);
  const present = useMemo(() => ({ query, columns: text }), [query, text]);

  // The outside system is the storage of the tab, which outlives a reload.
  const known = stored !== null;
  const shown = changed ? undefined : (view?.id ?? null);
  useEffect(() => {
    if (known) rememberView(shown, query);
  }, [known, shown, query]);

  const show = useCallback(
    (next: View | null, history: "push" | "replace" = "push") => {
      const params = new URLSearchParams(next?.query);
      const target = readSearch(params, {
        marketplaces: context.marketplaces.map(({ id }) => id),
        sandbox: context.sandbox,
        index: context.index,
        now: serverNow(),
      });
      if (target.problems.length > 0) return false;
      update(target.search, { history });
      if (next?.columns) onLayout(readLayout(next.columns, layoutColumns));
      lastView.set(next?.id ?? null);
      return true;
    },
    [context, update, layoutColumns, onLayout],
  );
  // Whoever has begun to read is not sent elsewhere by an answer that comes late.
  useDefaultView(isError || known ? saved : null, show);

  const retry = useCallback(() => void refetch(), [refetch]);
  const settle = useCallback((id: string) => rememberView(id, query), [query]);
  const differs = changed || (view !== null && hasOtherColumns(view, text, layoutColumns));
  return useMemo(
    () => ({
      ...{ saved, stored, failed: isError, retry },
      ...{ view, changed: differs, present, show, settle },
    }),
    [saved, stored, isError, retry, view, differs, present, show, settle],
  );
}

/** Compared as the table reads them: columns that came later are no change. */
function hasOtherColumns(
  { columns }: View,
  present: string,
  layoutColumns: readonly LayoutColumn[],
): boolean {
  return columns !== null && writeLayout(readLayout(columns, layoutColumns)) !== present;
}

/** Whether nobody has gone anywhere yet since the page was loaded. */
let first = true;

/**
 * Sends whoever opened plain `/jobs` to their default view, once for each time the page is loaded:
 * the view becomes the address, so that nothing is filtered unseen.
 * @param saved null until the server has answered
 */
function useDefaultView(
  saved: ViewsList | null,
  show: (view: View, history: "replace") => boolean,
): void {
  const arrive = useEffectEvent((known: ViewsList) => {
    const [entry] = performance.getEntriesByType("navigation");
    const way = entry instanceof PerformanceNavigationTiming ? entry.type : "navigate";
    const query = window.location.search.replace(/^\?/u, "");
    const view = viewOnArrival({ query, first, way }, known);
    first = false;
    if (view) show(view, "replace");
  });

  // The outside system is the browser, which knows how the page was opened.
  useEffect(() => {
    if (saved) arrive(saved);
  }, [saved]);
}

const STORAGE_KEY = "jobs-view";

/** The view that this tab came from; null is all jobs. It outlives the screen. */
const lastView = createObservable<string | null>(null);

let resumed = false;

/**
 * Remembers the view that a person goes on from, and takes it up again after a reload.
 * @param shown the view that the query shows exactly; undefined where it shows none
 */
function rememberView(shown: string | null | undefined, query: string): void {
  if (!resumed) resume(query);
  if (shown !== undefined) lastView.set(shown);
  try {
    window.sessionStorage.setItem(STORAGE_KEY, JSON.stringify([lastView.current(), query]));
  } catch {
    // Without a storage a reload forgets the view, and nothing else.
  }
}

/** Another address than the one that was left has nothing to do with that view. */
function resume(query: string): void {
  resumed = true;
  try {
    const [id, left]: unknown[] = JSON.parse(window.sessionStorage.getItem(STORAGE_KEY) ?? "[]");
    if (typeof id === "string" && left === query) lastView.set(id);
  } catch {
    // What cannot be read was never there.
  }
}
