import type { RowData } from "@tanstack/react-table";
import type { CSSProperties } from "react";
import type { TableColumn } from "./table";

export const PINNED =
  "sm:data-[pinned]:sticky print:data-[pinned]:static " +
  "sm:group-data-scrolled/scroll:data-[pinned=edge]:border-r sm:group-data-scrolled/scroll:data-[pinned=edge]:border-r-line-strong";

/** Attributes of a header or cell of a pinned column; `edge` marks the last one before what scrolls. */
export function pinnedProps<Data extends RowData>(
  column: TableColumn<Data>,
): {
  "data-pinned"?: "inner" | "edge";
  style?: CSSProperties;
} {
  if (column.getIsPinned() !== "start") return {};
  return {
    "data-pinned": column.getIsLastColumn("start") ? "edge" : "inner",
    style: { insetInlineStart: column.getStart("start") },
  };
}
