"use client";

import Maximize2 from "lucide-react/icons/maximize-2";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { type ExportState, exportDialog, exportState } from "./export-state";
import { ExportView } from "./export-view";
import { progressStep } from "./pace";
import { useExportActions } from "./use-export-actions";

export interface ExportPanelProps {
  state: Exclude<ExportState, { kind: "idle" }>;
  /** While the dialog shows the same. */
  hidden: boolean;
}

/** The export at the edge of whichever page the person has gone to. */
export function ExportPanel({ state, hidden }: ExportPanelProps) {
  const t = useTranslations("export");
  const actions = useExportActions(state);
  const panel = useRef<HTMLElement>(null);

  /** The button may be gone with what it did: the focus stays near. */
  function restoreFocus() {
    const gone = exportState.current().kind === "idle";
    (gone ? document.getElementById("main") : panel.current)?.focus({ preventScroll: true });
  }

  return (
    <>
      <ExportAnnouncer state={state} />
      {hidden ? null : (
        <>
          {/* Leaves room to scroll the end of the page clear of the panel. */}
          <div aria-hidden className="h-40" />
          <section
            ref={panel}
            tabIndex={-1}
            aria-label={t("panel")}
            data-chrome=""
            className="fixed inset-x-3 bottom-[calc(var(--tabs-room)+0.75rem)] z-30 rounded-lg border border-line bg-raised p-3 shadow-popup outline-none sm:inset-x-auto sm:bottom-4 sm:left-5 sm:w-80"
          >
            <div className="flex items-start gap-2">
              <div className="min-w-0 flex-1">
                <ExportView state={state} />
              </div>
              <IconButton
                label={t("open")}
                icon={<Maximize2 />}
                size="sm"
                className="-mt-1 -mr-1"
                tooltipSide="top"
                onClick={() => exportDialog.set(state.order)}
              />
            </div>
            <div className="mt-2 flex flex-wrap justify-end gap-2">
              {actions.map(({ slot, label, variant, act }) => (
                <Button
                  key={slot}
                  size="sm"
                  variant={variant}
                  onClick={() => {
                    act();
                    restoreFocus();
                  }}
                >
                  {label}
                </Button>
              ))}
            </div>
          </section>
        </>
      )}
    </>
  );
}

/** Says politely how the export goes: each change of its state, and every tenth part of it. */
function ExportAnnouncer({ state }: { state: ExportState }) {
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
