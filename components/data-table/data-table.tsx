"use client";
import type { RowData } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { type CSSProperties, type UIEvent, useMemo } from "react";
import { cn } from "@/components/ui/cn";
import { ProgressBar } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import { placesOf, shownColumns } from "./column-layout";
import { ColumnWidths, measureRows } from "./column-widths";
import { useRowSlots } from "./row-slots";
import {
  BOXES_WIDTH,
  type ColumnLayout,
  type ColumnPlace,
  type DataColumn,
  type DataTableSort,
  PINNED,
  pinnedProps,
  type RowSelection,
  rem,
  useDataTable,
} from "./table";
import { DataTableHead } from "./table-head";
import { DataTableRow } from "./table-row";

const WIDTHS = ["w-3/4", "w-1/2", "w-2/3", "w-5/6", "w-3/5"];

/** Rows that stand for rows, of the same height and with the same columns. */
function SkeletonRows({
  count,
  places,
  boxes,
}: {
  count: number;
  places: ReadonlyMap<string, ColumnPlace>;
  boxes: boolean;
}) {
  return Array.from({ length: count }, (_, row) => (
    <tr
      // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity.
      key={row}
      aria-hidden
      className="h-9 group-data-[density=compact]/table:h-7.5 max-sm:grid max-sm:h-40! max-sm:content-center max-sm:gap-4 max-sm:border-b max-sm:border-line max-sm:p-3"
    >
      {boxes ? <td className="border-b border-line bg-surface max-sm:hidden" aria-hidden /> : null}
      {[...places].map(([column, place], index) => (
        <td
          key={column}
          {...pinnedProps(place)}
          className={cn(
            "h-9 border-b border-line bg-surface px-2 py-0 group-data-[density=compact]/table:h-7.5 sm:first:pl-4 max-sm:block max-sm:h-auto! max-sm:border-0 max-sm:p-0 max-sm:nth-[n+5]:hidden",
            PINNED,
          )}
        >
          <Skeleton className={WIDTHS[(row * 2 + index * 3) % WIDTHS.length]} />
        </td>
      ))}
    </tr>
  ));
}

interface DataTableProps<Row extends RowData> {
  /** Defined at module level: a new array renders every row anew. */
  columns: readonly DataColumn<Row>[];
  columnLabel: (id: string) => string;
  rows: readonly Row[];
  getRowId: (row: Row, index: number) => string;
  caption: string;
  layout: ColumnLayout;
  /** A width chosen by dragging a column's edge; null gives the column its own width back. */
  onResize?: (id: string, width: number | null) => void;
  sort: DataTableSort | null;
  /** Which of the columns that can sort do so now; all of them when left out. */
  sortable?: ReadonlySet<string>;
  onSort: (sort: DataTableSort) => void;
  /** A click anywhere in a row. The row's first link is its way by keyboard and for new tabs. */
  onOpenRow?: (row: Row) => void;
  selectedRowId?: string | null;
  /** Given where rows can be chosen: a box in each, and Space on its link. */
  selection?: RowSelection<Row>;
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
  return { "--table-width": rem(pixels) };
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
  sortable,
  onSort,
  onOpenRow,
  selectedRowId = null,
  selection,
  pending = false,
  pageSize,
  dimmed = false,
  className,
}: DataTableProps<Row>) {
  const t = useTranslations("dataTable");
  const boxes = selection !== undefined;
  const { sizing, order, pinned, visibility } = layout;
  const shown = useMemo(() => {
    const ids = shownColumns({ order, pinned, visibility });
    return ids.flatMap((id) => columns.find((column) => column.id === id) ?? []);
  }, [columns, order, pinned, visibility]);
  const table = useDataTable({ columns: shown, rows, getRowId });
  const tableRows = table.getRowModel().rows;
  const slots = useRowSlots(tableRows.map(({ id }) => id));
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const beside = boxes ? BOXES_WIDTH : 0;
  const places = useMemo(
    () => placesOf(shown, { sizing, pinned }, beside),
    [shown, sizing, pinned, beside],
  );
  const least = [...places.values()].reduce((sum, { min }) => sum + min, beside);

  return (
    <div
      data-density={layout.density ?? "comfortable"}
      className={cn("group/table relative flex min-h-0 min-w-0 flex-col", className)}
    >
      {dimmed ? <ProgressBar label={t("updating")} /> : null}
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
          style={tableWidth(least)}
          className="w-full table-fixed border-separate border-spacing-0 text-sm max-sm:block sm:min-w-(--table-width) print:min-w-0 print:table-auto"
        >
          <caption className="sr-only">{caption}</caption>
          <ColumnWidths places={places} boxes={boxes} />
          <DataTableHead
            headers={headers}
            places={places}
            selection={selection}
            columnLabel={columnLabel}
            sort={sort}
            sortable={sortable}
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
              <SkeletonRows count={pageSize} places={places} boxes={boxes} />
            ) : (
              tableRows.map((row, index) => (
                <DataTableRow
                  key={slots[index]?.slot}
                  row={row}
                  places={places}
                  columnLabel={columnLabel}
                  selected={row.id === selectedRowId}
                  chosen={selection?.has(row.id)}
                  selection={selection}
                  onOpen={onOpenRow}
                />
              ))
            )}
          </tbody>
        </table>
      </section>
    </div>
  );
}
