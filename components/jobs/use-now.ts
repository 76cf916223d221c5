"use client";
import { useEffect, useState } from "react";

const MINUTE = 60_000;

/** A page that comes back from the router's memory brings the time at which it was rendered. */
let running = false;

/** The time in epoch ms: the server's until the page runs, then the clock's, once a minute. */
export function useNow(atRender: number): number {
  const [now, setNow] = useState(() => (running ? Date.now() : atRender));
  useEffect(() => {
    running = true;
    const timer = setInterval(() => setNow(Date.now()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return now;
}
