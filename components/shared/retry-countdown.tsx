"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Problem } from "@/lib/http/problem";
import { useCountdown } from "./use-countdown";

/** Seconds to wait where the server names none. */
const DEFAULT_WAIT = 5;

export interface RetryCountdownProps {
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
