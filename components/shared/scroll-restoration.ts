"use client";
import { useCallback, useLayoutEffect, useRef } from "react";
import { focusFirstRowAgain } from "./row-focus";

/** Where the rows of a list were scrolled to: pixels from the top of the window and of their box. */
type ScrollPosition = { list: string; window: number; rows: number };

type ScrollPositions = {
  /** Where an entry of the history was left; null where that is not known. */
  read: (entry: string) => ScrollPosition | null;
  write: (entry: string, position: ScrollPosition) => void;
  /** Saves the positions beyond a reload. */
  save: () => void;
};

type TabStorage = Pick<Storage, "getItem" | "setItem">;

const STORAGE_KEY = "jobs-scroll";

/** As many entries as a browser's Back button remembers. */
const LIMIT = 50;

/** The positions of one tab. A storage that refuses costs them after a reload, and nothing else. */
export function createScrollPositions(storage: () => TabStorage): ScrollPositions {
  let positions: Map<string, ScrollPosition> | null = null;

  function all(): Map<string, ScrollPosition> {
    positions ??= new Map(readStored(storage));
    return positions;
  }

  return {
    read: (entry) => all().get(entry) ?? null,
    write(entry, position) {
      all().delete(entry);
      all().set(entry, position);
      for (const oldest of [...all().keys()].slice(0, -LIMIT)) all().delete(oldest);
    },
    save() {
      try {
        storage().setItem(STORAGE_KEY, JSON.stringify([...all()]));
      } catch {
        // A full or forbidden storage.
      }
    },
  };
}

function readStored(storage: () => TabStorage): [string, ScrollPosition][] {
  try {
    const entries: unknown = JSON.parse(storage().getItem(STORAGE_KEY) ?? "[]");
    return Array.isArray(entries) ? entries.flatMap(asEntry) : [];
  } catch {
    return [];
  }
}

function asEntry(entry: unknown): [string, ScrollPosition][] {
  if (!Array.isArray(entry)) return [];
  const [key, position]: unknown[] = entry;
  if (typeof key !== "string" || typeof position !== "object" || position === null) return [];
  if (!("list" in position && "window" in position && "rows" in position)) return [];
  const { list, window, rows } = position;
  return typeof list === "string" && typeof window === "number" && typeof rows === "number"
    ? [[key, { list, window, rows }]]
    : [];
}

const positions = createScrollPositions(() => window.sessionStorage);

/** Whoever does one of these means to be somewhere: nothing may be moved away from under the hand. */
const GESTURES = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

type ScrolledList = {
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
 * Brings Back and Forward to where the rows were left, once these rows stand, and a list that is new to
 * its top, the focus among its rows with it. Both the window and the box of the rows count: which of
 * them scrolls depends on the height of the window.
 */
export function useScrollRestoration({ list, step = null, ready, settled }: ScrolledList): void {
  const wanted = useRef<ScrollPosition | null>(null);
  const shown = useRef<string | null>(null);
  const recorded = useRef<string | null>(null);
  const entry = useRef<string | null>(null);

  /** React may show an entry before anybody's listener hears that it was returned to. */
  const readEntry = useCallback(() => {
    const here = entryKey();
    if (here === entry.current) return;
    entry.current = here;
    wanted.current = here === null ? null : positions.read(here);
  }, []);

  // The outside system is the history and the scroll position of the browser.
  useLayoutEffect(() => {
    const letGo = () => {
      readEntry();
      wanted.current = null;
    };
    const record = () => {
      readEntry();
      if (wanted.current === null && recorded.current !== null) remember(recorded.current);
    };
    // Left to itself the browser keeps the position of a moment at which the rows were others already.
    const takeOver = () => {
      if (entryKey() !== null) window.history.scrollRestoration = "manual";
    };
    const handOver = () => {
      window.history.scrollRestoration = "auto";
      positions.save();
    };
    takeOver();
    window.addEventListener("pageshow", takeOver);
    window.addEventListener("pagehide", handOver);
    document.addEventListener("scroll", record, { capture: true, passive: true });
    for (const gesture of GESTURES)
      window.addEventListener(gesture, letGo, { capture: true, passive: true });
    return () => {
      handOver();
      window.removeEventListener("pageshow", takeOver);
      window.removeEventListener("pagehide", handOver);
      document.removeEventListener("scroll", record, true);
      for (const gesture of GESTURES) window.removeEventListener(gesture, letGo, true);
    };
  }, [readEntry]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a step is an entry of its own.
  useLayoutEffect(() => {
    recorded.current = ready && settled ? list : null;
    readEntry();
    if (!ready) return;
    const isOther = shown.current !== null && shown.current !== list;
    shown.current = list;
    const position = wanted.current;
    if (position?.list === list) {
      wanted.current = null;
      scrollToPosition(position);
    } else if (isOther) {
      scrollToPosition({ window: 0, rows: 0 });
      focusFirstRowAgain();
    }
    if (settled && wanted.current === null) remember(list);
  }, [list, step, ready, settled, readEntry]);
}

function remember(list: string): void {
  const entry = entryKey();
  if (entry === null) return;
  positions.write(entry, { list, window: window.scrollY, rows: rowsBox()?.scrollTop ?? 0 });
}

function scrollToPosition(position: Omit<ScrollPosition, "list">): void {
  window.scrollTo({ top: position.window, behavior: "instant" });
  rowsBox()?.scrollTo({ top: position.rows, behavior: "instant" });
}

function rowsBox(): Element | null {
  return document.querySelector("[data-rows]");
}

/** Null without the Navigation API: then the browser's own memory of the window has to do. */
function entryKey(): string | null {
  return window.navigation?.currentEntry?.key ?? null;
}
