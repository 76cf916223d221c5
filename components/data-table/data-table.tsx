"use client";

import type { RowData } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import type { CSSProperties, UIEvent } from "react";
import { cn } from "@/components/ui/cn";
import { ProgressBar } from "@/components/ui/progress-bar";
import { ColumnWidths } from "./column-widths";
import { DataTableHead } from "./data-table-head";
import { DataTableRow } from "./data-table-row";
import { measureRows } from "./rows-width";
import { SkeletonRows } from "./skeleton-rows";
import { useAppTable } from "./table";
import type { ColumnLayout, DataTableColumns, DataTableSort } from "./types";
import { useRowSlots } from "./use-row-slots";

export interface DataTableProps<Row extends RowData> {
  /** Defined at module level: a new array resets the table. */
  columns: DataTableColumns<Row>;
  columnLabel: (id: string) => string;
  rows: readonly Row[];
  getRowId: (row: Row, index: number) => string;
  caption: string;
  layout: ColumnLayout;
  /** A width chosen by dragging a column's edge; null gives the column its own width back. */
  onResize?: (id: string, width: number | null) => void;
  sort: DataTableSort | null;
  onSort: (sort: DataTableSort) => void;
  /** A click anywhere in a row. The row's first link is its way by keyboard and for new tabs. */
  onOpenRow?: (row: Row) => void;
  selectedRowId?: string | null;
  /** Nothing to show yet: as many placeholder rows as `pageSize`, each as high as a row. */
  pending?: boolean;
  pageSize: number;
  /** The rows are those of before, new ones are under way. */
  dimmed?: boolean;
  className?: string;
}

// React knows nothing of this attribute, so a scroll renders nothing.
function markScrolled(event: UIEvent<HTMLElement>) {
  event.currentTarget.toggleAttribute("data-scrolled", event.currentTarget.scrollLeft !== 0);
}

function tableWidth(pixels: number): CSSProperties & Record<"--table-width", string> {
  return { "--table-width": `${pixels}px` };
}

/**
 * A table of rows that the server has sorted and paged. It scrolls inside itself, never the page;
 * below 640 px the same rows stand as cards. A screen that knows what else it shows bounds its
 * height with `--table-max-height`.
 */
export function DataTable<Row extends RowData>({
  columns,
  columnLabel,
  rows,
  getRowId,
  caption,
  layout,
  onResize,
  sort,
  onSort,
  onOpenRow,
  selectedRowId = null,
  pending = false,
  pageSize,
  dimmed = false,
  className,
}: DataTableProps<Row>) {
  const t = useTranslations("dataTable");
  const table = useAppTable<Row>({
    columns,
    data: rows,
    getRowId,
    state: {
      columnVisibility: layout.visibility,
      columnOrder: layout.order,
      columnSizing: layout.sizing,
      columnPinning: layout.pinning,
    },
  });
  const tableRows = table.getRowModel().rows;
  const slots = useRowSlots(tableRows.map(({ id }) => id));
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  // Not `getVisibleLeafColumns`: that order does not know which columns are pinned.
  const columnsShown = headers.map(({ column }) => column);

  return (
    <div
      data-density={layout.density ?? "comfortable"}
      className={cn("group/table relative flex min-h-0 min-w-0 flex-col", className)}
    >
      <ProgressBar active={dimmed} label={t("updating")} />
      <section
        ref={measureRows}
        aria-label={caption}
        data-rows=""
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        onScroll={markScrolled}
        className="group/scroll min-h-0 overflow-auto sm:not-data-measured:@container print:[container-type:normal] print:[--rows-width:initial]! overscroll-x-contain focus-visible:-outline-offset-2 sm:max-h-[var(--table-max-height,calc(100dvh-3.5rem))] print:max-h-none print:overflow-visible"
      >
        <table
          aria-busy={pending || dimmed}
          style={tableWidth(table.getTotalSize())}
          className="w-full table-fixed border-separate border-spacing-0 text-sm max-sm:block sm:min-w-(--table-width) print:min-w-0 print:table-auto"
        >
          <caption className="sr-only">{caption}</caption>
          <ColumnWidths columns={columnsShown} sizing={layout.sizing} />
          <DataTableHead
            headers={headers}
            columnLabel={columnLabel}
            sort={sort}
            onSort={onSort}
            onResize={onResize}
          />
          <tbody
            className={cn(
              "transition-opacity duration-150 max-sm:block",
              dimmed && "opacity-60 delay-100",
            )}
          >
            {pending ? (
              <SkeletonRows count={pageSize} columns={columnsShown} />
            ) : (
              tableRows.map((row, index) => (
                <DataTableRow
                  key={slots[index]?.slot}
                  row={row}
                  columnLabel={columnLabel}
                  selected={row.id === selectedRowId}
                  onOpen={onOpenRow}
                  layout={layout}
                />
              ))
            )}
          </tbody>
        </table>
      </section>
    </div>
  );
}
