"use client";
import { flexRender, type RowData } from "@tanstack/react-table";
import { type MouseEvent, memo } from "react";
import { cn } from "@/components/ui/cn";
import { RowBox } from "./row-box";
import {
  CARD_AREAS,
  type ColumnPlace,
  PINNED,
  pinnedProps,
  type RowSelection,
  type TableRow,
} from "./table";

interface DataTableRowProps<Data extends RowData> {
  row: TableRow<Data>;
  /** By column; another one when the columns change, of which `row` itself says nothing. */
  places: ReadonlyMap<string, ColumnPlace>;
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
export const DataTableRow = memo(Row, isSameRow) as typeof Row;

/** The table makes all its rows anew for an answer that changes one. */
function isSameRow<Data extends RowData>(
  before: DataTableRowProps<Data>,
  after: DataTableRowProps<Data>,
): boolean {
  const values = valuesOf(after);
  return valuesOf(before).every((value, index) => value === values[index]);
}

function valuesOf<Data extends RowData>({ row, ...others }: DataTableRowProps<Data>): unknown[] {
  return [row.id, row.original, ...Object.values(others)];
}

function Row<Data extends RowData>(props: DataTableRowProps<Data>) {
  const { row, places, columnLabel, selected, chosen, selection, onOpen } = props;
  const { id, original } = row;
  return (
    <tr
      aria-current={selected || undefined}
      data-row={id}
      onClick={(event) => {
        if (!isForRow(event)) return;
        if (event.metaKey || event.ctrlKey || event.shiftKey) openInNewTab(event);
        else onOpen?.(original);
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
            label={selection.label(original)}
            checked={chosen === true}
            onChoose={(choice) => selection.onChoose(id, choice)}
          />
        </td>
      ) : null}
      {row.getAllCells().map((cell) => (
        <td
          key={cell.column.id}
          data-label={columnLabel(cell.column.id)}
          {...pinnedProps(places.get(cell.column.id))}
          className={cn(
            "h-9 border-b border-line px-2 py-0 group-data-[density=compact]/table:h-7.5 sm:first:pl-4 sm:group-last/row:border-b-0",
            "max-sm:h-auto! max-sm:border-0 max-sm:p-0 max-sm:empty:hidden",
            rowColour(selected || chosen === true),
            CARD_AREAS[cell.column.columnDef.meta?.card ?? "line"],
            PINNED,
          )}
        >
          {flexRender(cell.column.columnDef.cell, cell.getContext())}
        </td>
      ))}
    </tr>
  );
}

function rowColour(marked: boolean): string {
  const colour = marked ? "bg-accent-subtle" : "bg-surface group-hover/row:bg-hover";
  return `${colour} max-sm:bg-transparent!`;
}
