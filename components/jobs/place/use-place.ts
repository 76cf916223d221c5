"use client";

import { useLayoutEffect, useRef } from "react";
import { createPlaceBook, type Place } from "./place-book";

const book = createPlaceBook(() => window.sessionStorage);

/** Whoever does one of these has a place in mind: nothing may be moved away from under the hand. */
const HANDS = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

export type PlaceParts = {
  /** What the rows answer; another list begins at its top. */
  list: string;
  /** What else of the address makes a step in the history, such as the job that is open. */
  step?: string | null;
  /** The rows on the screen are those of `list`. */
  ready: boolean;
  /** The address already says `list` and `step`. */
  settled: boolean;
};

/**
 * Brings Back and Forward to the place in the rows that was left there, once these rows stand, and
 * a list that is new to its top. The window and the box of the rows are both places: which of them
 * scrolls depends on the height of the window.
 */
export function usePlace({ list, step = null, ready, settled }: PlaceParts): void {
  const wanted = useRef<Place | null>(null);
  const shown = useRef<string | null>(null);
  const recorded = useRef<string | null>(null);

  // The outside system is the history and the scroll position of the browser.
  useLayoutEffect(() => {
    const arrive = () => {
      wanted.current = book.read(entryKey());
    };
    const letGo = () => {
      wanted.current = null;
    };
    const record = () => {
      if (wanted.current === null && recorded.current !== null) remember(recorded.current);
    };
    arrive();
    window.addEventListener("popstate", arrive, true);
    window.addEventListener("pagehide", book.keep);
    document.addEventListener("scroll", record, { capture: true, passive: true });
    for (const hand of HANDS)
      window.addEventListener(hand, letGo, { capture: true, passive: true });
    return () => {
      window.removeEventListener("popstate", arrive, true);
      window.removeEventListener("pagehide", book.keep);
      document.removeEventListener("scroll", record, true);
      for (const hand of HANDS) window.removeEventListener(hand, letGo, true);
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a step is an entry of its own.
  useLayoutEffect(() => {
    recorded.current = ready && settled ? list : null;
    if (!ready) return;
    const turned = shown.current !== null && shown.current !== list;
    shown.current = list;
    const place = wanted.current;
    if (place?.list === list) {
      wanted.current = null;
      moveTo(place);
    } else if (turned) {
      moveTo({ window: 0, rows: 0 });
    }
    if (settled && wanted.current === null) remember(list);
  }, [list, step, ready, settled]);
}

function remember(list: string): void {
  book.write(entryKey(), { list, window: window.scrollY, rows: rowsBox()?.scrollTop ?? 0 });
}

function moveTo(place: Omit<Place, "list">): void {
  window.scrollTo({ top: place.window, behavior: "instant" });
  rowsBox()?.scrollTo({ top: place.rows, behavior: "instant" });
}

function rowsBox(): Element | null {
  return document.querySelector("[data-rows]");
}

/** Without the Navigation API an entry goes by its address. */
function entryKey(): string {
  return window.navigation?.currentEntry?.key ?? window.location.href;
}
