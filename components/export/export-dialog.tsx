"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/popup/dialog";
import type { Role } from "@/lib/access/permissions";
import { serverNow } from "@/lib/http/server-clock";
import { quotaQuery } from "@/lib/jobs/quota-query";
import { dayInZone } from "@/lib/time/calendar";
import { ExportSetup } from "./export-setup";
import { type ExportQuestion, exportDialog, isUnderWay, useExportState } from "./export-state";
import { ExportView, useDurationWords } from "./export-view";
import { exporter } from "./exporter";
import { type FileChoice, useFileForm } from "./file-form";
import { estimateSeconds } from "./pace";
import { chooseFile, downloadSink } from "./sink";
import { type ExportAction, useExportActions } from "./use-export-actions";

/** From so many jobs on it is better to write into a file than to keep them in the browser. */
const LARGE = 20_000;

const FIRST_CHOICE: FileChoice = { format: "xlsx", columns: "shown", headings: "words" };

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
  const [choice, setChoice] = useState<FileChoice>(FIRST_CHOICE);
  const formOf = useFileForm();
  const [chosen, setToFile] = useState<boolean | null>(null);
  const [failed, setFailed] = useState(false);
  // A workbook is made of its rows once they are all there.
  const toFile = choice.format !== "xlsx" && (chosen ?? (question.total ?? 0) > LARGE);
  const idle = state.kind === "idle";

  function close() {
    exportDialog.set(null);
    if (state.kind === "complete") void exporter.dismiss();
  }

  async function start() {
    setFailed(false);
    try {
      const today = dayInZone(serverNow(), question.zone);
      const form = formOf(choice, question.shown);
      const sink = toFile ? await chooseFile(choice.format, today) : downloadSink(form);
      if (sink) void exporter.start({ ...question, form, toFile }, sink);
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
            choice={choice}
            onChoice={setChoice}
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

/** How many jobs an export will hold and how long it will take, as far as that can be known. */
function useExportPromise(total: number | null, open: boolean): string {
  const t = useTranslations("export");
  const durationWords = useDurationWords();
  const quota = useQuery({ ...quotaQuery(), enabled: open }).data;
  if (total === null) return t("countUnknown");
  const count = t("count", { total });
  if (total === 0 || quota === undefined) return count;
  const estimate = t("estimate", { duration: durationWords(estimateSeconds(total, quota)) });
  return t("promise", { count, estimate });
}
