"use client";
import { useCallback, useLayoutEffect, useRef } from "react";

/** Where somebody was in a list: pixels from the top of the window and of the rows. */
type Place = { list: string; window: number; rows: number };

type PlaceBook = {
  /** The place that was left in an entry of the history; null where none is known. */
  read: (entry: string) => Place | null;
  write: (entry: string, place: Place) => void;
  /** Keeps the places beyond a reload. */
  keep: () => void;
};

type Shelf = Pick<Storage, "getItem" | "setItem">;

const KEY = "jobs-places";

/** As many entries as a browser's Back button remembers. */
const LIMIT = 50;

/** The places of one tab. A shelf that refuses costs the places after a reload, and nothing else. */
export function createPlaceBook(shelf: () => Shelf): PlaceBook {
  let places: Map<string, Place> | null = null;

  function open(): Map<string, Place> {
    places ??= new Map(stored(shelf));
    return places;
  }

  return {
    read: (entry) => open().get(entry) ?? null,
    write(entry, place) {
      const all = open();
      all.delete(entry);
      all.set(entry, place);
      for (const oldest of [...all.keys()].slice(0, -LIMIT)) all.delete(oldest);
    },
    keep() {
      try {
        shelf().setItem(KEY, JSON.stringify([...open()]));
      } catch {
        // A full or forbidden storage.
      }
    },
  };
}

function stored(shelf: () => Shelf): [string, Place][] {
  try {
    const entries: unknown = JSON.parse(shelf().getItem(KEY) ?? "[]");
    return Array.isArray(entries) ? entries.flatMap(asEntry) : [];
  } catch {
    return [];
  }
}

function asEntry(entry: unknown): [string, Place][] {
  if (!Array.isArray(entry)) return [];
  const [key, place]: unknown[] = entry;
  if (typeof key !== "string" || typeof place !== "object" || place === null) return [];
  if (!("list" in place && "window" in place && "rows" in place)) return [];
  const { list, window, rows } = place;
  return typeof list === "string" && typeof window === "number" && typeof rows === "number"
    ? [[key, { list, window, rows }]]
    : [];
}

const book = createPlaceBook(() => window.sessionStorage);

/** Whoever does one of these has a place in mind: nothing may be moved away from under the hand. */
const HANDS = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

type PlaceParts = {
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
 * a list that is new to its top, the focus among its rows with it. The window and the box of the rows are both places: which of them
 * scrolls depends on the height of the window.
 */
export function usePlace({ list, step = null, ready, settled }: PlaceParts): void {
  const wanted = useRef<Place | null>(null);
  const shown = useRef<string | null>(null);
  const recorded = useRef<string | null>(null);
  const entry = useRef<string | null>(null);

  /** React may show an entry before anybody's listener hears that it was returned to. */
  const look = useCallback(() => {
    const here = entryKey();
    if (here === entry.current) return;
    entry.current = here;
    wanted.current = here === null ? null : book.read(here);
  }, []);

  // The outside system is the history and the scroll position of the browser.
  useLayoutEffect(() => {
    const letGo = () => {
      look();
      wanted.current = null;
    };
    const record = () => {
      look();
      if (wanted.current === null && recorded.current !== null) remember(recorded.current);
    };
    // Left to itself the browser keeps the place of a moment at which the rows were others already.
    const takeOver = () => {
      if (entryKey() !== null) window.history.scrollRestoration = "manual";
    };
    const handOver = () => {
      window.history.scrollRestoration = "auto";
      book.keep();
    };
    takeOver();
    window.addEventListener("pageshow", takeOver);
    window.addEventListener("pagehide", handOver);
    document.addEventListener("scroll", record, { capture: true, passive: true });
    for (const hand of HANDS)
      window.addEventListener(hand, letGo, { capture: true, passive: true });
    return () => {
      handOver();
      window.removeEventListener("pageshow", takeOver);
      window.removeEventListener("pagehide", handOver);
      document.removeEventListener("scroll", record, true);
      for (const hand of HANDS) window.removeEventListener(hand, letGo, true);
    };
  }, [look]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a step is an entry of its own.
  useLayoutEffect(() => {
    recorded.current = ready && settled ? list : null;
    look();
    if (!ready) return;
    const turned = shown.current !== null && shown.current !== list;
    shown.current = list;
    const place = wanted.current;
    if (place?.list === list) {
      wanted.current = null;
      moveTo(place);
    } else if (turned) {
      moveTo({ window: 0, rows: 0 });
      focusFirstRowAgain();
    }
    if (settled && wanted.current === null) remember(list);
  }, [list, step, ready, settled, look]);
}

function remember(list: string): void {
  const entry = entryKey();
  if (entry === null) return;
  book.write(entry, { list, window: window.scrollY, rows: rowsBox()?.scrollTop ?? 0 });
}

function moveTo(place: Omit<Place, "list">): void {
  window.scrollTo({ top: place.window, behavior: "instant" });
  rowsBox()?.scrollTo({ top: place.rows, behavior: "instant" });
}

function rowsBox(): Element | null {
  return document.querySelector("[data-rows]");
}

/** Null without the Navigation API: then the browser's own memory of the window has to do. */
function entryKey(): string | null {
  return window.navigation?.currentEntry?.key ?? null;
}

/** Moves the focus to the link of the next or previous row; from outside, to the first or last. */
export function focusRow(direction: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  const current = rows.findIndex((row) => row.contains(document.activeElement));
  const target = current < 0 ? rows.at(direction === 1 ? 0 : -1) : rows[current + direction];
  target?.querySelector("a")?.focus();
}

/** Where the rows have become others, a focus among them begins anew: at the first one. */
function focusFirstRowAgain(): void {
  if (!document.activeElement?.closest("[data-row]")) return;
  document.querySelector<HTMLElement>("[data-row] a")?.focus({ preventScroll: true });
}
