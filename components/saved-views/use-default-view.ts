"use client";

import { useEffect, useEffectEvent } from "react";
import { viewOnArrival } from "@/lib/views/current-view";
import type { View, ViewBook } from "@/lib/views/view";

let first = true;

/**
 * Sends whoever opened plain `/jobs` to their default view, once for each time the page is loaded:
 * the view becomes the address, so that nothing is filtered unseen.
 * @param book null until the store has answered
 */
export function useDefaultView(
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
