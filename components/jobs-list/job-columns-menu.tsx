"use client";
import { ColumnsMenu } from "@/components/data-table/columns-menu";
import type { ColumnLayoutState } from "@/components/data-table/use-column-layout";
import { jobLayoutColumns } from "./columns";
import { useColumnLabel } from "./use-column-label";

/** Cards have no columns, so phones do without. */
export function JobColumnsMenu(state: ColumnLayoutState) {
  const columnLabel = useColumnLabel();
  return (
    <div className="max-sm:hidden" data-chrome="">
      <ColumnsMenu {...state} columns={jobLayoutColumns} columnLabel={columnLabel} />
    </div>
  );
}
