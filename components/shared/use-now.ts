"use client";
import { useState, useSyncExternalStore } from "react";
import { createMinuteClock } from "./minute-clock";

/** The time in epoch ms: the server's until the page runs, then the clock's, once a minute. */
export function useNow(atRender: number): number {
  const [clock] = useState(createMinuteClock);
  // Hydration alone asks for the server's; a page out of the router's memory brings an old one.
  return useSyncExternalStore(clock.subscribe, clock.now, () => clock.beginAt(atRender));
}
