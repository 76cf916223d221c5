import type { CSSProperties, ReactNode } from "react";
import { type ColumnLayout, MAX_WIDTH, MIN_WIDTH, shownColumns } from "./column-layout";

const OWN_WIDTH = 140;

/** A column of a table of rows. The server sorts and pages, so there is nothing to read a value by. */
export interface DataColumn<Row> {
  id: string;
  /** Its own width in px; 140 by default. */
  size?: number;
  /** How the cell stands when a row is shown as a card. Default `line`: label and value. */
  card?: CardPart;
  /** The direction of the first click; absent where the server cannot sort. */
  firstSort?: "asc" | "desc";
  /** Its share of the width that is left over, against the shares of the others; 0 by default. */
  grows?: number;
  cell: (row: Row) => ReactNode;
}

export type DataTableSort = { id: string; desc: boolean };

/** A column as a person sees it. */
export interface ShownColumn<Row> extends DataColumn<Row> {
  /** In px. */
  width: number;
  /** Whether it stays when the table is scrolled; `edge` is the last one before what scrolls. */
  pinned: "inner" | "edge" | null;
  /** Where a pinned column stands, in px from where a row begins. */
  offset: number;
}

/** The columns that are shown, in the order in which they stand: pinned ones first. */
export function arrangeColumns<Row>(
  columns: readonly DataColumn<Row>[],
  layout: ColumnLayout,
): ShownColumn<Row>[] {
  const byId = new Map(columns.map((column) => [column.id, column]));
  const shown = shownColumns(layout).flatMap((id) => byId.get(id) ?? []);
  const isPinned = ({ id }: DataColumn<Row>) => layout.pinned.includes(id);
  const edge = shown.findLastIndex(isPinned);
  let offset = 0;
  return shown.map((column, index) => {
    const wanted = layout.sizing[column.id] ?? column.size ?? OWN_WIDTH;
    const width = Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, wanted));
    const start = offset;
    offset += width;
    if (!isPinned(column)) return { ...column, width, pinned: null, offset: start };
    return { ...column, width, pinned: index === edge ? "edge" : "inner", offset: start };
  });
}

export const PINNED =
  "sm:data-[pinned]:sticky print:data-[pinned]:static " +
  "sm:group-data-scrolled/scroll:data-[pinned=edge]:border-r sm:group-data-scrolled/scroll:data-[pinned=edge]:border-r-line-strong";

/** Attributes of a header or cell of a pinned column. */
export function pinnedProps({ pinned, offset }: Pick<ShownColumn<never>, "pinned" | "offset">): {
  "data-pinned"?: "inner" | "edge";
  style?: CSSProperties;
} {
  if (pinned === null) return {};
  return { "data-pinned": pinned, style: { insetInlineStart: offset } };
}

const LABEL = "max-sm:before:content-[attr(data-label)]";

/** How a cell stands in a card, below 640 px. Its column's name is there, if only for the ear. */
export const CARD_PARTS = {
  lead: "max-sm:order-1 max-sm:grow",
  aside: "max-sm:order-2",
  main: "max-sm:order-3 max-sm:basis-full",
  inline: `max-sm:order-4 max-sm:max-w-full max-sm:text-muted max-sm:before:sr-only ${LABEL}`,
  line:
    "max-sm:order-5 max-sm:grid max-sm:basis-full max-sm:grid-cols-[6rem_1fr] max-sm:items-baseline " +
    `max-sm:gap-x-2 max-sm:before:text-xs max-sm:before:text-muted ${LABEL}`,
} as const;

type CardPart = keyof typeof CARD_PARTS;
