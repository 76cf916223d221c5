"use client";

import { useEffect, useEffectEvent, useState } from "react";

const SECOND = 1000;

/**
 * Counts whole seconds down and calls `onZero` once, unless it is stopped before. It begins when
 * the component mounts: give the component a new key to begin again.
 */
export function useCountdown(
  seconds: number,
  onZero: () => void,
): { left: number; stopped: boolean; stop: () => void } {
  const [left, setLeft] = useState(seconds);
  const [stopped, setStopped] = useState(false);
  const finish = useEffectEvent(onZero);

  // The outside system is the clock: a tab that slept catches up instead of counting on.
  useEffect(() => {
    if (stopped) return;
    const end = Date.now() + seconds * SECOND;
    const timer = setInterval(() => {
      const rest = Math.max(0, Math.ceil((end - Date.now()) / SECOND));
      setLeft(rest);
      if (rest > 0) return;
      clearInterval(timer);
      finish();
    }, SECOND);
    return () => clearInterval(timer);
  }, [seconds, stopped]);

  return { left, stopped, stop: () => setStopped(true) };
}
