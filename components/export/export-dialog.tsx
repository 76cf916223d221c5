"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/popup/dialog";
import type { Role } from "@/lib/access/permissions";
import { serverNow } from "@/lib/http/server-clock";
import { ALL_EXPORT_COLUMNS, exportColumnsOf } from "@/lib/jobs/export-columns";
import { excelCsv, PLAIN_CSV } from "@/lib/jobs/export-csv";
import { quotaQuery } from "@/lib/jobs/quota-query";
import { dayInZone } from "@/lib/time/calendar";
import { type ColumnChoice, ExportSetup } from "./export-setup";
import {
  type ExportFormat,
  type ExportQuestion,
  exportDialog,
  type FileForm,
  isUnderWay,
  useExportState,
} from "./export-state";
import { ExportView, useDurationWords } from "./export-view";
import { exporter } from "./exporter";
import { estimateSeconds } from "./pace";
import { chooseFile, downloadSink } from "./sink";
import { type ExportAction, useExportActions } from "./use-export-actions";

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
  const [columns, setColumns] = useState<ColumnChoice>("all");
  const formOf = useFileForm();
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
      if (sink)
        void exporter.start(
          { ...question, form: formOf(format, columns, question.shown), toFile },
          sink,
        );
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
            columns={columns}
            onColumns={setColumns}
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

/** The file that a choice of format and columns means: people's headings where people read them. */
function useFileForm() {
  const t = useTranslations("export.heading");
  const locale = useLocale();
  return (format: ExportFormat, choice: ColumnChoice, shown: readonly string[]): FileForm => {
    if (format === "json") return { kind: "json" };
    const columns = choice === "shown" ? exportColumnsOf(shown) : ALL_EXPORT_COLUMNS;
    if (format === "csv") return { kind: "csv", columns, headings: columns, style: PLAIN_CSV };
    const style = excelCsv(locale, navigator.language);
    return { kind: "csv", columns, headings: columns.map((id) => t(id)), style };
  };
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
