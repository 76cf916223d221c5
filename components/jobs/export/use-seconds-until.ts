"use client";

import { useEffect, useState } from "react";

const SECOND = 1000;

/** Whole seconds until an instant (epoch ms), never below zero. */
export function useSecondsUntil(instant: number): number {
  const [now, setNow] = useState(Date.now);
  // The outside system is the clock.
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((instant - now) / SECOND));
}
