"use client";

import Download from "lucide-react/icons/download";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EXPORT_FORMATS, type ExportFormat } from "@/components/export/export-state";
import { useFileForm } from "@/components/export/file-form";
import { download } from "@/components/export/sink";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy/copy-text";
import { Menu, MenuContent, MenuTrigger } from "@/components/ui/popup/menu";
import { MenuItem } from "@/components/ui/popup/menu-items";
import { toast } from "@/components/ui/toast/toast";
import { serverNow } from "@/lib/http/server-clock";
import { exportRow } from "@/lib/jobs/export-columns";
import { BYTE_ORDER_MARK, csvRecord, PASTED } from "@/lib/jobs/export-csv";
import type { LookupRow } from "@/lib/jobs/lookup/lookup-rows";

/** What a person takes away of a lookup: the table as a column beside theirs, or as a file. */
type LookupFile = { copy: () => Promise<void>; menu: ReactNode };

/** @param shown the columns that the table shows, in their order */
export function useLookupFile(rows: readonly LookupRow[], shown: readonly string[]): LookupFile {
  const t = useTranslations("lookup");
  const formats = useTranslations("export.formats");
  const failed = useTranslations("common")("copyFailed");
  const formOf = useFileForm();
  const ownHeadings = [t("found.asked"), t("found.result")];
  const ownCells = ({ id, state, kind }: LookupRow) => [
    id,
    state === "found" ? t(`kind.${kind}`) : t(`state.${state}`),
  ];

  async function copy(): Promise<void> {
    const form = formOf({ format: "excel", columns: "shown", headings: "words" }, shown);
    if (form.kind !== "csv") return;
    const style = { ...form.style, ...PASTED };
    const lines = [
      csvRecord([...ownHeadings, ...form.headings], style),
      ...rows.map((row) =>
        csvRecord([...ownCells(row), ...exportRow(row.job, form.columns)], style),
      ),
    ];
    if (!(await copyText(lines.join("").trimEnd()))) return toast({ kind: "error", title: failed });
    const said = t("found.copiedTable", { count: rows.length });
    announce(said);
    toast({ kind: "success", title: said });
  }

  async function save(format: ExportFormat): Promise<void> {
    const form = formOf({ format, columns: "shown", headings: "words" }, shown);
    const name = `service-jobs-lookup-${new Date(serverNow()).toISOString().slice(0, 10)}`;
    if (form.kind === "json") {
      const lines = rows.map(({ id, state, kind, job }) =>
        JSON.stringify({ id, state, ...(kind && { kind, job }) }),
      );
      return download(new Blob([`${lines.join("\n")}\n`]), `${name}.jsonl`);
    }
    const { columns } = form;
    const headings = [...ownHeadings, ...form.headings];
    const table = rows.map((row) => [...ownCells(row), ...exportRow(row.job, columns)]);
    if (form.kind === "csv") {
      const lines = [headings, ...table].map((cells) => csvRecord(cells, form.style));
      return download(new Blob([BYTE_ORDER_MARK, ...lines]), `${name}.csv`);
    }
    const { xlsxCells, xlsxColumns, xlsxFile } = await import("@/components/export/xlsx-file");
    const own = ownHeadings.map((heading) => ({ heading, isTime: false }));
    const all = [...own, ...xlsxColumns(columns, form.headings)];
    const file = await xlsxFile(
      form.sheet,
      all,
      table.map((cells) => xlsxCells(cells, all)),
    );
    download(file, `${name}.xlsx`);
  }

  return {
    copy,
    menu: (
      <Menu>
        <MenuTrigger
          render={
            <Button size="sm">
              <Download aria-hidden />
              {t("found.export")}
            </Button>
          }
        />
        <MenuContent>
          {EXPORT_FORMATS.map((format) => (
            <MenuItem key={format} onClick={() => void save(format)}>
              {formats(`${format}.name`)}
            </MenuItem>
          ))}
        </MenuContent>
      </Menu>
    ),
  };
}
