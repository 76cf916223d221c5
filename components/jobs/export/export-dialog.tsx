"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import type { Role } from "@/lib/access/role";
import { serverNow } from "@/lib/http/server-clock";
import { dayInZone } from "@/lib/time/calendar";
import { chooseFile, downloadSink } from "./choose-sink";
import { ExportSetup } from "./export-setup";
import { type ExportFormat, type ExportQuestion, exportDialog, isUnderWay } from "./export-state";
import { ExportView } from "./export-view";
import { exporter } from "./live-exporter";
import { useExportState } from "./use-export";
import { type ExportAction, useExportActions } from "./use-export-actions";
import { useExportPromise } from "./use-export-promise";

/** From so many jobs on it is better to write into a file than to keep them in the browser. */
const LARGE = 20_000;

export interface ExportDialogProps {
  question: ExportQuestion;
  open: boolean;
  role: Role;
}

/** Asks how to export, then shows how the export goes. Closing it stops nothing. */
export function ExportDialog({ question, open, role }: ExportDialogProps) {
  const t = useTranslations("export");
  const state = useExportState();
  const promise = useExportPromise(question.total, open);
  const actionsNow = useExportActions(state);
  const firstFocus = useRef<HTMLInputElement>(null);
  const [format, setFormat] = useState<ExportFormat>("excel");
  const [chosen, setToFile] = useState<boolean | null>(null);
  const [failed, setFailed] = useState(false);
  const toFile = chosen ?? (question.total ?? 0) > LARGE;
  const idle = state.kind === "idle";

  function close() {
    exportDialog.set(null);
    if (state.kind === "complete") void exporter.dismiss();
  }

  async function start() {
    setFailed(false);
    try {
      const today = dayInZone(serverNow(), question.zone);
      const sink = toFile ? await chooseFile(format, today) : downloadSink();
      if (sink) void exporter.start({ ...question, format, toFile }, sink);
    } catch {
      setFailed(true);
    }
  }

  const actions: ExportAction[] = idle
    ? [
        { slot: "side", label: t("cancel"), variant: "ghost", act: close },
        { slot: "main", label: t("start"), variant: "primary", act: () => void start() },
      ]
    : actionsNow;
  const inBackground: ExportAction[] = isUnderWay(state)
    ? [{ slot: "main", label: t("background"), variant: "secondary", act: close }]
    : [];

  return (
    <Dialog open={open} onOpenChange={(next) => (next ? undefined : close())}>
      <DialogContent
        title={t("title")}
        description={idle ? promise : undefined}
        initialFocus={idle ? firstFocus : undefined}
        footer={[...actions, ...inBackground].map(({ slot, label, variant, act, closes }) => (
          <Button
            key={slot}
            variant={variant}
            disabled={idle && slot === "main" && question.total === 0}
            onClick={() => {
              if (closes) close();
              act();
            }}
          >
            {label}
          </Button>
        ))}
      >
        {idle ? (
          <ExportSetup
            format={format}
            onFormat={setFormat}
            toFile={toFile}
            onToFile={setToFile}
            role={role}
            failed={failed}
            focusRef={firstFocus}
          />
        ) : (
          <ExportView state={state} />
        )}
      </DialogContent>
    </Dialog>
  );
}
