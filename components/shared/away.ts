"use client";
import { useMemo, useSyncExternalStore } from "react";

/** Ids of technicians by day at the site, `2026-12-01`. */
type AwayNotes = Readonly<Record<string, readonly string[]>>;

const KEY = "service-jobs.away";
/** So many days are kept, the latest of them. */
const MOST_DAYS = 30;

const listeners = new Set<() => void>();
/** What counts where the browser keeps nothing. */
let kept = "{}";

function stored(): string {
  try {
    return window.localStorage.getItem(KEY) ?? kept;
  } catch {
    return kept;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** Who is noted as away on any of these days. Only this browser knows: Amazon has no such thing. */
export function useAway(days: readonly string[]): ReadonlySet<string> {
  const text = useSyncExternalStore(subscribe, stored, () => "{}");
  const wanted = days.join();
  return useMemo(() => {
    const notes = notesIn(text);
    return new Set(wanted.split(",").flatMap((day) => notes[day] ?? []));
  }, [text, wanted]);
}

/** Notes that a technician is away on a day, or is not. */
export function noteAway(id: string, day: string, isAway: boolean): void {
  kept = JSON.stringify(withNote(notesIn(stored()), { id, day, isAway }));
  try {
    window.localStorage.setItem(KEY, kept);
  } catch {
    // A full or forbidden storage: it counts until the tab is closed.
  }
  for (const listener of listeners) listener();
}

export function withNote(
  notes: AwayNotes,
  { id, day, isAway }: { id: string; day: string; isAway: boolean },
): AwayNotes {
  const others = (notes[day] ?? []).filter((one) => one !== id);
  const days = Object.entries({ ...notes, [day]: isAway ? [...others, id] : others });
  const held = days.filter(([, ids]) => ids.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(held.slice(-MOST_DAYS));
}

/** What cannot be read is no note. */
export function notesIn(text: string): AwayNotes {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== "object" || read === null) return {};
    return Object.fromEntries(
      Object.entries(read).map(([day, ids]) => [day, Array.isArray(ids) ? ids.map(String) : []]),
    );
  } catch {
    return {};
  }
}
