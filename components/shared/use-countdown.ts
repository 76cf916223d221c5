"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { startElapsed } from "@/lib/time/elapsed";

const SECOND = 1000;

/**
 * Counts whole seconds down and calls `onZero` once, unless it is stopped before. It begins when
 * the component mounts, and anew with every other `cause`.
 */
export function useCountdown(
  seconds: number,
  cause: object,
  onZero: () => void,
): { left: number; stopped: boolean; stop: () => void } {
  const [count, setCount] = useState({ cause, left: seconds });
  const [stoppedFor, setStoppedFor] = useState<object | null>(null);
  const stopped = stoppedFor === cause;
  const finish = useEffectEvent(onZero);

  // The outside system is the clock: a tab that slept catches up instead of counting on.
  useEffect(() => {
    if (stopped) return;
    const elapsed = startElapsed();
    const timer = setInterval(() => {
      const left = Math.max(0, Math.ceil(seconds - elapsed() / SECOND));
      setCount({ cause, left });
      if (left > 0) return;
      clearInterval(timer);
      finish();
    }, SECOND);
    return () => clearInterval(timer);
  }, [seconds, stopped, cause]);

  return {
    left: count.cause === cause ? count.left : seconds,
    stopped,
    stop: () => setStoppedFor(cause),
  };
}
