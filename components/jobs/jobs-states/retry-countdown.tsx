"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useCountdown } from "./use-countdown";

export interface RetryCountdownProps {
  seconds: number;
  onRetry: () => void;
  retrying: boolean;
}

/** Tries again by itself at zero; a person may try at once or stop the counting. */
export function RetryCountdown({ seconds, onRetry, retrying }: RetryCountdownProps) {
  const t = useTranslations("errors");
  const { left, stopped, stop } = useCountdown(seconds, onRetry);
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
