"use client";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import type { Problem } from "@/lib/http/problem";
import { startElapsed } from "@/lib/time/elapsed";

/** Seconds to wait where the server names none. */
const DEFAULT_WAIT = 5;

interface RetryCountdownProps {
  /** Names the seconds to wait; another one begins to count anew. */
  problem: Problem;
  onRetry: () => void;
  retrying: boolean;
}

/** Tries again by itself at zero; a person may try at once or stop the counting. */
export function RetryCountdown({ problem, onRetry, retrying }: RetryCountdownProps) {
  const t = useTranslations("errors");
  const { left, stopped, stop } = useCountdown(
    problem.retryAfter ?? DEFAULT_WAIT,
    problem,
    onRetry,
  );
  const counting = !stopped && left > 0 && !retrying;
  return (
    <>
      {counting ? (
        <span role="timer" className="text-sm text-muted tabular-nums">
          {t("retryIn", { seconds: left })}
        </span>
      ) : null}
      <Button
        size="sm"
        loading={retrying || (left === 0 && !stopped)}
        onClick={() => {
          stop();
          onRetry();
        }}
      >
        {counting ? t("retryNow") : t("retry")}
      </Button>
      {counting ? (
        <Button size="sm" variant="ghost" onClick={stop}>
          {t("stopRetrying")}
        </Button>
      ) : null}
    </>
  );
}

const SECOND = 1000;

/**
 * Counts whole seconds down and calls `onZero` once, unless it is stopped before. It begins when
 * the component mounts, and anew with every other `cause`.
 */
function useCountdown(
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
