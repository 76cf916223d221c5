"use client";
import { useState, useSyncExternalStore } from "react";
import { serverNow } from "@/lib/http/server-clock";

const MINUTE = 60_000;

/** A time that stands still for a minute. It begins with the first question for it. */
export function createMinuteClock() {
  let time: number | null = null;

  function beginAt(start: number): number {
    time ??= start;
    return time;
  }

  return {
    beginAt,
    now: () => time ?? beginAt(serverNow()),
    subscribe: (listener: () => void) => {
      const timer = setInterval(() => {
        time = serverNow();
        listener();
      }, MINUTE);
      return () => clearInterval(timer);
    },
  };
}

/** The time in epoch ms: the server's until the page runs, then the clock's, once a minute. */
export function useNow(atRender: number): number {
  const [clock] = useState(createMinuteClock);
  // Hydration alone asks for the server's; a page out of the router's memory brings an old one.
  return useSyncExternalStore(clock.subscribe, clock.now, () => clock.beginAt(atRender));
}
