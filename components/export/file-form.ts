"use client";

import { useLocale, useTranslations } from "next-intl";
import { ALL_EXPORT_COLUMNS, exportColumnsOf } from "@/lib/jobs/export-columns";
import { excelCsv, PLAIN_CSV } from "@/lib/jobs/export-csv";
import type { ExportFormat, FileForm } from "./export-state";

export const COLUMN_CHOICES = ["shown", "all"] as const;
type ColumnChoice = (typeof COLUMN_CHOICES)[number];

/** Headings in the person's language, or the names that stay the same in each. */
export const HEADING_CHOICES = ["words", "names"] as const;
type HeadingChoice = (typeof HEADING_CHOICES)[number];

export type FileChoice = { format: ExportFormat; columns: ColumnChoice; headings: HeadingChoice };

/**
 * The file that a choice means.
 * @param shown the columns that the table shows, in their order
 */
export function useFileForm(): (choice: FileChoice, shown: readonly string[]) => FileForm {
  const t = useTranslations("export");
  const locale = useLocale();
  return ({ format, ...choice }, shown) => {
    if (format === "json") return { kind: "json" };
    const columns = choice.columns === "shown" ? exportColumnsOf(shown) : ALL_EXPORT_COLUMNS;
    const headings =
      choice.headings === "names" ? columns : columns.map((id) => t(`heading.${id}`));
    if (format === "xlsx") return { kind: "xlsx", columns, headings, sheet: t("sheet") };
    const style = format === "csv" ? PLAIN_CSV : excelCsv(locale, navigator.language);
    return { kind: "csv", columns, headings, style };
  };
}
