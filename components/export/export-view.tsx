"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { ProgressBar } from "@/components/ui/progress";
import { CompleteExport, IncompleteExport, RefusedExport } from "./export-outcome";
import type { ExportState } from "./export-state";
import { roundDuration } from "./pace";

/** How the export goes, in the dialog and in the panel alike. */
export function ExportView({ state }: { state: ExportState }) {
  switch (state.kind) {
    case "idle":
      return null;
    case "starting":
      return <StartingExport />;
    case "waiting":
      return <WaitingExport state={state} />;
    case "refused":
      return <RefusedExport state={state} />;
    case "running":
      return <RunningExport state={state} />;
    case "complete":
      return <CompleteExport state={state} />;
    case "incomplete":
      return <IncompleteExport state={state} />;
  }
}

type Of<Kind extends ExportState["kind"]> = Extract<ExportState, { kind: Kind }>;

function RunningExport({ state }: { state: Of<"running"> }) {
  const t = useTranslations("export");
  const { number } = useFormatter();
  const durationWords = useDurationWords();
  const { rows, total, pace } = state;
  const soFar = total === null ? t("progressUnknown", { rows }) : t("progress", { rows, total });
  return (
    <div className="grid gap-2 text-sm tabular-nums">
      <p className="flex justify-between gap-3">
        <span className="font-medium">{soFar}</span>
        {total ? (
          <span className="text-muted">
            {number(Math.min(1, rows / total), { style: "percent" })}
          </span>
        ) : null}
      </p>
      <ProgressBar
        place="row"
        label={t("running")}
        text={soFar}
        value={total ? rows / total : null}
      />
      <p className="flex min-h-5 justify-between gap-3 text-muted">
        <span>
          {pace.perSecond === null ? null : t("rate", { rate: Math.round(pace.perSecond) })}
        </span>
        <span>
          {pace.secondsLeft === null
            ? null
            : t("left", { duration: durationWords(pace.secondsLeft) })}
        </span>
      </p>
    </div>
  );
}

function StartingExport() {
  const t = useTranslations("export");
  return (
    <div className="grid gap-2 text-sm">
      <p className="font-medium">{t("starting")}</p>
      <ProgressBar place="row" label={t("starting")} />
      <p className="text-muted">{t("startingText")}</p>
    </div>
  );
}

function WaitingExport({ state }: { state: Of<"waiting"> }) {
  const t = useTranslations("export");
  const seconds = useSecondsUntil(state.until);
  return (
    <div className="grid gap-1 text-sm">
      <p className="font-medium">{t("waiting")}</p>
      <p role="timer" className="text-muted tabular-nums">
        {t("waitingText", { seconds })}
      </p>
    </div>
  );
}

/** Writes seconds as "about 17 min". */
export function useDurationWords(): (seconds: number) => string {
  const t = useTranslations("export.duration");
  return (seconds) => {
    const { unit, count } = roundDuration(seconds);
    return t(unit, { count });
  };
}

const SECOND = 1000;

/** Whole seconds until an instant (epoch ms), never below zero. */
function useSecondsUntil(instant: number): number {
  const [now, setNow] = useState(Date.now);
  // The outside system is the clock.
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((instant - now) / SECOND));
}
