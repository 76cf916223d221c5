"use client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { ColumnsMenu } from "@/components/data-table/columns-menu";
import type { ColumnLayoutState } from "@/components/data-table/use-column-layout";
import { JOB_COLUMNS } from "@/lib/jobs/columns";
import { jobLayoutColumns } from "./columns";

/** Cards have no columns, so phones do without. */
export function JobColumnsMenu(state: ColumnLayoutState) {
  const columnLabel = useColumnLabel();
  return (
    <div className="max-sm:hidden" data-chrome="">
      <ColumnsMenu {...state} columns={jobLayoutColumns} columnLabel={columnLabel} />
    </div>
  );
}

/** What a column of the jobs table is called. */
export function useColumnLabel(): (id: string) => string {
  const t = useTranslations("jobs.columns");
  return useCallback(
    (id) => {
      const column = JOB_COLUMNS.find((candidate) => candidate.id === id);
      return column ? t(column.id) : id;
    },
    [t],
  );
}
