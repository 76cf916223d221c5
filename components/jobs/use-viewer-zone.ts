"use client";

import { useSyncExternalStore } from "react";

let known: string | null = null;

/** React asks with every rendering of every time, and a browser takes its time to tell. */
function browserZone(): string {
  known ??= new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return known;
}

/** Whoever travels has another zone when they come back to the tab. */
function subscribe(onChange: () => void): () => void {
  const ask = () => {
    known = null;
    onChange();
  };
  document.addEventListener("visibilitychange", ask);
  return () => document.removeEventListener("visibilitychange", ask);
}

/** The zone of the person's own clock; null on the server, which cannot know it. */
export function useViewerZone(): string | null {
  return useSyncExternalStore(subscribe, browserZone, () => null);
}
