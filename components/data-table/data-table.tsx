"use client";
import { FlexRender, type RowData } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { type CSSProperties, type MouseEvent, memo, type UIEvent, useState } from "react";
import { cn } from "@/components/ui/cn";
import { ProgressBar } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import { ColumnWidths, measureRows } from "./column-widths";
import {
  CARD_AREAS,
  type ColumnLayout,
  type DataTableColumns,
  type DataTableSort,
  PINNED,
  pinnedProps,
  type TableColumn,
  type TableRow,
  useDataTable,
} from "./table";
import { DataTableHead } from "./table-head";

interface DataTableRowProps<Data extends RowData> {
  row: TableRow<Data>;
  columnLabel: (id: string) => string;
  selected: boolean;
  onOpen?: (row: Data) => void;
  /** Which cells there are: `row` stays the same object when only the columns change. */
  layout: ColumnLayout;
}

/** Whether a click is meant for the row, not for a control in it or for text being selected. */
function isForRow(event: MouseEvent<HTMLElement>): boolean {
  const control =
    event.target instanceof Element && event.target.closest("a, button, input, label");
  return !control && !event.defaultPrevented && !window.getSelection()?.toString();
}

/** Beside the row's link a modified or middle click means what it means on the link. */
function openInNewTab(event: MouseEvent<HTMLElement>) {
  const link = event.currentTarget.querySelector("a");
  if (link) window.open(link.href, "_blank", "noopener");
}

/** Rendered again only when something of its own changes, not with every word typed beside the table. */
const DataTableRow = memo(Row) as typeof Row;

function Row<Data extends RowData>({
  row,
  columnLabel,
  selected,
  onOpen,
}: DataTableRowProps<Data>) {
  return (
    <tr
      aria-current={selected || undefined}
      data-row={row.id}
      onClick={(event) => {
        if (!isForRow(event)) return;
        if (event.metaKey || event.ctrlKey || event.shiftKey) openInNewTab(event);
        else onOpen?.(row.original);
      }}
      onAuxClick={(event) => {
        if (event.button === 1 && isForRow(event)) openInNewTab(event);
      }}
      className={cn(
        "group/row h-11 group-data-[density=compact]/table:h-9",
        "max-sm:flex max-sm:h-auto! max-sm:flex-wrap max-sm:items-center max-sm:gap-x-3 max-sm:gap-y-1 max-sm:border-b max-sm:p-3 max-sm:last:border-b-0",
        selected && "max-sm:bg-accent-subtle",
        onOpen && "cursor-pointer",
      )}
    >
      {row.getVisibleCells().map((cell) => {
        const { column } = cell;
        const area = column.columnDef.meta?.card ?? "line";
        return (
          <td
            key={column.id}
            data-label={columnLabel(column.id)}
            {...pinnedProps(column)}
            className={cn(
              "h-11 border-b border-line px-2.5 py-0 group-data-[density=compact]/table:h-9 sm:first:pl-4 sm:group-last/row:border-b-0",
              "max-sm:h-auto! max-sm:border-0 max-sm:p-0 max-sm:empty:hidden",
              selected ? "bg-accent-subtle" : "bg-surface group-hover/row:bg-hover",
              "max-sm:bg-transparent!",
              CARD_AREAS[area],
              PINNED,
            )}
          >
            <FlexRender cell={cell} />
          </td>
        );
      })}
    </tr>
  );
}

const WIDTHS = ["w-3/4", "w-1/2", "w-2/3", "w-5/6", "w-3/5"];

/** Rows that stand for rows, of the same height and with the same columns. */
function SkeletonRows<Data extends RowData>({
  count,
  columns,
}: {
  count: number;
  columns: readonly TableColumn<Data>[];
}) {
  return Array.from({ length: count }, (_, row) => (
    <tr
      // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity.
      key={row}
      aria-hidden
      className="h-11 group-data-[density=compact]/table:h-9 max-sm:grid max-sm:h-40! max-sm:content-center max-sm:gap-4 max-sm:border-b max-sm:border-line max-sm:p-3"
    >
      {columns.map((column, index) => (
        <td
          key={column.id}
          {...pinnedProps(column)}
          className={cn(
            "h-11 border-b border-line bg-surface px-2.5 py-0 group-data-[density=compact]/table:h-9 sm:first:pl-4 max-sm:block max-sm:h-auto! max-sm:border-0 max-sm:p-0 max-sm:nth-[n+5]:hidden",
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
  /** Which of the columns that can sort do so now; all of them when left out. */
  sortable?: ReadonlySet<string>;
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
  sortable,
  onSort,
  onOpenRow,
  selectedRowId = null,
  pending = false,
  pageSize,
  dimmed = false,
  className,
}: DataTableProps<Row>) {
  const t = useTranslations("dataTable");
  const table = useDataTable<Row>({
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
          style={tableWidth(table.getTotalSize())}
          className="w-full table-fixed border-separate border-spacing-0 text-sm max-sm:block sm:min-w-(--table-width) print:min-w-0 print:table-auto"
        >
          <caption className="sr-only">{caption}</caption>
          <ColumnWidths columns={columnsShown} sizing={layout.sizing} />
          <DataTableHead
            headers={headers}
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

/** A row and the slot that it is drawn into. */
type RowSlot = { id: string; slot: number };

/**
 * Gives each row a slot, the key under which React draws it. A row that was there before keeps its
 * slot; new ones take over what has become free, from the top. So a page that is turned rewrites the
 * rows that stand there, which costs half of making new ones, and a row that only moves stays itself.
 */
export function assignSlots(before: readonly RowSlot[], ids: readonly string[]): RowSlot[] {
  const taken = new Map(before.map(({ id, slot }) => [id, slot]));
  const wanted = new Set(ids);
  const free = before.filter(({ id }) => !wanted.has(id)).map(({ slot }) => slot);
  let next = Math.max(-1, ...before.map(({ slot }) => slot)) + 1;
  return ids.map((id) => {
    const slot = taken.get(id) ?? free.shift() ?? next++;
    taken.delete(id);
    return { id, slot };
  });
}

/** The key of each row, in their order: `assignSlots` over all that this table has shown. */
function useRowSlots(ids: readonly string[]): readonly RowSlot[] {
  const [slots, setSlots] = useState(() => assignSlots([], ids));
  const same = slots.length === ids.length && slots.every(({ id }, index) => id === ids[index]);
  if (same) return slots;
  const next = assignSlots(slots, ids);
  setSlots(next);
  return next;
}
