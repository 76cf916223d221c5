import type { CSSProperties, ReactNode } from "react";

/** Widths in px that a column can have. */
export const MIN_WIDTH = 72;
export const MAX_WIDTH = 640;

/** A column of a table, whose rows come sorted and paged from the server. */
export type DataColumn<Row> = {
  id: string;
  /** Its own width in px. */
  size: number;
  cell: (row: Row) => ReactNode;
  /** Where the cell stands when a row is shown as a card. Default `line`: label and value. */
  card?: CardArea;
  /** The direction of the first click; absent where the server cannot sort. */
  firstSort?: "asc" | "desc";
  /** Its share of the width that is left over, against the shares of the others; 0 by default. */
  grows?: number;
};

/** A column that is shown, where it stands and how wide it is. */
export type ShownColumn<Row> = DataColumn<Row> & {
  /** In px: what somebody made it, else its own. */
  width: number;
  /** Stays when the table is scrolled sideways; `edge` is the last of those. */
  pinned: "inner" | "edge" | null;
  /** How far a pinned one stands from the table's edge, in px. */
  offset: number;
  resized: boolean;
};

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
export const CARD_AREAS = {
  lead: "max-sm:order-1 max-sm:grow",
  aside: "max-sm:order-2",
  main: "max-sm:order-3 max-sm:basis-full",
  inline: `max-sm:order-4 max-sm:max-w-full max-sm:text-muted max-sm:before:sr-only ${LABEL}`,
  line:
    "max-sm:order-5 max-sm:grid max-sm:basis-full max-sm:grid-cols-[6rem_1fr] max-sm:items-baseline " +
    `max-sm:gap-x-2 max-sm:before:text-xs max-sm:before:text-muted ${LABEL}`,
} as const;

type CardArea = keyof typeof CARD_AREAS;

export type Density = "comfortable" | "compact";

export type DataTableSort = { id: string; desc: boolean };

/** What a person may change about the table. Ids that no column has are ignored. */
export type ColumnLayout = {
  visibility: Record<string, boolean>;
  order: string[];
  /** Widths in px, for the columns that were resized. */
  sizing: Record<string, number>;
  /** The columns that stay when the table is scrolled sideways; they stand first. */
  pinned: string[];
  /** Rows of 44 px, the default, or of 36. */
  density?: Density;
};
