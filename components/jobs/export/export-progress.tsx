"use client";

import { useFormatter, useTranslations } from "next-intl";
import { ExportBar } from "./export-bar";
import type { ExportState } from "./export-state";
import { useDurationWords } from "./use-duration-words";
import { useSecondsUntil } from "./use-seconds-until";

type Of<Kind extends ExportState["kind"]> = Extract<ExportState, { kind: Kind }>;

export function RunningExport({ state }: { state: Of<"running"> }) {
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
      <ExportBar label={t("running")} text={soFar} share={total ? rows / total : null} />
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

export function StartingExport() {
  const t = useTranslations("export");
  return (
    <div className="grid gap-2 text-sm">
      <p className="font-medium">{t("starting")}</p>
      <ExportBar label={t("starting")} share={null} />
      <p className="text-muted">{t("startingText")}</p>
    </div>
  );
}

export function WaitingExport({ state }: { state: Of<"waiting"> }) {
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
