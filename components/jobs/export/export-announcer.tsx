"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { announce } from "@/components/ui/announce";
import type { ExportState } from "./export-state";
import { progressStep } from "./progress-step";

/** Says politely how the export goes: each turn that it takes, and every tenth part of it. */
export function ExportAnnouncer({ state }: { state: ExportState }) {
  const sentence = useSentence(state);

  // The outside system is the live region.
  useEffect(() => {
    if (sentence !== null) announce(sentence);
  }, [sentence]);

  return null;
}

function useSentence(state: ExportState): string | null {
  const t = useTranslations("export");
  switch (state.kind) {
    case "idle":
      return null;
    case "starting":
    case "waiting":
    case "refused":
      return t(`announce.${state.kind}`);
    case "running": {
      const percent = progressStep(state);
      return percent === null || percent === 0 ? null : t("announce.progress", { percent });
    }
    case "complete":
    case "incomplete": {
      const { kind, rows, total } = state;
      return total === null ? t(`${kind}Unknown`, { rows }) : t(kind, { rows, total });
    }
  }
}
