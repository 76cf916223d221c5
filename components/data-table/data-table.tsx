"use client";
import { useTranslations } from "next-intl";
import { type CSSProperties, type MouseEvent, memo, type UIEvent, useMemo } from "react";
import { cn } from "@/components/ui/cn";
import { ProgressBar } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import { arrangeColumns } from "./column-layout";
import { ColumnWidths, measureRows } from "./column-widths";
import { RowBox } from "./row-box";
import { useRowSlots } from "./row-slots";
import {
  BOXES_WIDTH,
  CARD_AREAS,
  type ColumnLayout,
  type DataColumn,
  type DataTableSort,
  PINNED,
  pinnedProps,
  type RowSelection,
  rem,
  type ShownColumn,
} from "./table";
import { DataTableHead } from "./table-head";

interface DataTableRowProps<Data> {
  id: string;
  row: Data;
  columns: readonly ShownColumn<Data>[];
  columnLabel: (id: string) => string;
  selected: boolean;
  /** Undefined where rows cannot be chosen. */
  chosen: boolean | undefined;
  selection?: RowSelection<Data>;
  onOpen?: (row: Data) => void;
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

function Row<Data>(props: DataTableRowProps<Data>) {
  const { id, row, columns, columnLabel, selected, chosen, selection, onOpen } = props;
  return (
    <tr
      aria-current={selected || undefined}
      data-row={id}
      onClick={(event) => {
        if (!isForRow(event)) return;
        if (event.metaKey || event.ctrlKey || event.shiftKey) openInNewTab(event);
        else onOpen?.(row);
      }}
      onAuxClick={(event) => {
        if (event.button === 1 && isForRow(event)) openInNewTab(event);
      }}
      onKeyDown={(event) => {
        if (event.key !== " " || !(event.target instanceof HTMLAnchorElement) || !selection) return;
        event.preventDefault();
        selection.onChoose(id, { checked: !chosen, range: event.shiftKey });
      }}
      className={cn(
        "group/row h-9 group-data-[density=compact]/table:h-7.5",
        "max-sm:flex max-sm:h-auto! max-sm:flex-wrap max-sm:items-center max-sm:gap-x-3 max-sm:gap-y-1 max-sm:border-b max-sm:p-3 max-sm:last:border-b-0",
        selected && "max-sm:bg-accent-subtle",
        onOpen && "cursor-pointer",
      )}
    >
      {selection ? (
        <td
          data-pinned="inner"
          className={cn(
            "start-0 border-b border-line p-0 group-last/row:border-b-0 max-sm:order-0 max-sm:border-0",
            rowColour(selected || chosen === true),
            PINNED,
          )}
        >
          <RowBox
            label={selection.label(row)}
            checked={chosen === true}
            onChoose={(choice) => selection.onChoose(id, choice)}
          />
        </td>
      ) : null}
      {columns.map((column) => (
        <td
          key={column.id}
          data-label={columnLabel(column.id)}
          {...pinnedProps(column)}
          className={cn(
            "h-9 border-b border-line px-2 py-0 group-data-[density=compact]/table:h-7.5 sm:first:pl-4 sm:group-last/row:border-b-0",
            "max-sm:h-auto! max-sm:border-0 max-sm:p-0 max-sm:empty:hidden",
            rowColour(selected || chosen === true),
            CARD_AREAS[column.card ?? "line"],
            PINNED,
          )}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

function rowColour(marked: boolean): string {
  const colour = marked ? "bg-accent-subtle" : "bg-surface group-hover/row:bg-hover";
  return `${colour} max-sm:bg-transparent!`;
}

const WIDTHS = ["w-3/4", "w-1/2", "w-2/3", "w-5/6", "w-3/5"];

/** Rows that stand for rows, of the same height and with the same columns. */
function SkeletonRows<Data>({
  count,
  columns,
  boxes,
}: {
  count: number;
  columns: readonly ShownColumn<Data>[];
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
      {columns.map((column, index) => (
        <td
          key={column.id}
          {...pinnedProps(column)}
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

interface DataTableProps<Row> {
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
export function DataTable<Row>({
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
  const shown = useMemo(
    () => arrangeColumns(columns, layout, boxes ? BOXES_WIDTH : 0),
    [columns, layout, boxes],
  );
  const ids = rows.map(getRowId);
  const slots = useRowSlots(ids);

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
          style={tableWidth(shown.reduce((sum, { min }) => sum + min, boxes ? BOXES_WIDTH : 0))}
          className="w-full table-fixed border-separate border-spacing-0 text-sm max-sm:block sm:min-w-(--table-width) print:min-w-0 print:table-auto"
        >
          <caption className="sr-only">{caption}</caption>
          <ColumnWidths columns={shown} boxes={boxes} />
          <DataTableHead
            columns={shown}
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
              <SkeletonRows count={pageSize} columns={shown} boxes={boxes} />
            ) : (
              rows.map((row, index) => (
                <DataTableRow
                  key={slots[index]?.slot}
                  id={ids[index] ?? ""}
                  row={row}
                  columns={shown}
                  columnLabel={columnLabel}
                  selected={ids[index] === selectedRowId}
                  chosen={selection?.has(ids[index] ?? "")}
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
