"use client";
import { useEffect, useState } from "react";

const MINUTE = 60_000;

/** The time in epoch ms: the server's until the page runs, then the clock's, once a minute. */
export function useNow(atRender: number): number {
  const [now, setNow] = useState(atRender);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return now;
}
