"use client";

import { useSyncExternalStore } from "react";
import { deviceZone } from "@/lib/time/zones";

let known: string | null | undefined;

/** React asks with every rendering of every time, and a browser takes its time to tell. */
function browserZone(): string | null {
  if (known === undefined) known = deviceZone();
  return known;
}

/** Whoever travels has another zone when they come back to the tab. */
function subscribe(onChange: () => void): () => void {
  const ask = () => {
    known = undefined;
    onChange();
  };
  document.addEventListener("visibilitychange", ask);
  return () => document.removeEventListener("visibilitychange", ask);
}

/** The zone of the person's own clock; null where it names none, and on the server, which cannot know it. */
export function useViewerZone(): string | null {
  return useSyncExternalStore(subscribe, browserZone, () => null);
}
