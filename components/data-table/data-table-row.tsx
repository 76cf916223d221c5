"use client";

import { FlexRender, type RowData } from "@tanstack/react-table";
import { type MouseEvent, memo } from "react";
import { cn } from "@/components/ui/cn";
import { CARD_PLACES } from "./card-places";
import { PINNED, pinnedProps } from "./pinned-style";
import type { TableRow } from "./table";
import type { ColumnLayout } from "./types";

export interface DataTableRowProps<Data extends RowData> {
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
export const DataTableRow = memo(Row) as typeof Row;

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
        const place = column.columnDef.meta?.card ?? "line";
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
              CARD_PLACES[place],
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
