import {
  type DisplayColumnDef,
  type Header,
  type Row,
  type RowData,
  type TableOptions,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import type { CSSProperties } from "react";

/** Widths in px that a column can have. */
export const MIN_WIDTH = 72;
export const MAX_WIDTH = 640;

/** What a column says of its width and its place. */
type DataColumnMeta = {
  /** The width in px in which all of it can be read. */
  size: number;
  /** How narrow it may become before the table is scrolled sideways; `size` where left out. */
  min?: number;
  /** How wide it may become while others still have room; without end where left out. */
  max?: number;
  /** Where the cell stands when a row is shown as a card. Default `line`: label and value. */
  card?: CardArea;
  /** The direction of the first click; absent where the server cannot sort. */
  firstSort?: "asc" | "desc";
};

/**
 * None of the table's own features: rows come sorted and paged from the server, columns as somebody has
 * arranged them. Widths, and what stays when a table is scrolled, are CSS, which knows how much room there is.
 * Which rows are chosen outlives the page and may be all that a list finds, which no map of rows can say.
 */
const features = tableFeatures({ columnMeta: {} as DataColumnMeta });

type TableFeatureSet = typeof features;
export type TableHeader<Data extends RowData> = Header<TableFeatureSet, Data>;
export type TableRow<Data extends RowData> = Row<TableFeatureSet, Data>;

export type DataColumn<Data extends RowData> = DisplayColumnDef<TableFeatureSet, Data> & {
  id: string;
  meta: DataColumnMeta;
};

type DataTableOptions<Data extends RowData> = {
  /** Those that are shown, in their order: another array makes every header anew. */
  columns: readonly DataColumn<Data>[];
  rows: readonly Data[];
  getRowId: TableOptions<TableFeatureSet, Data>["getRowId"];
};

/** A table whose columns stand as they are given. */
export function useDataTable<Data extends RowData>(options: DataTableOptions<Data>) {
  const { columns, rows, getRowId } = options;
  return useTable<TableFeatureSet, Data>({ features, columns, data: rows, getRowId });
}

/** Where a shown column stands and how wide it is, in px of a root font of 16 px. */
export type ColumnPlace = {
  min: number;
  size: number;
  max: number;
  /** Stays when the table is scrolled sideways; `edge` is the last of those. */
  pinned: "inner" | "edge" | null;
  /** How far a pinned one stands from the table's edge, in px. */
  offset: number;
};

export const PINNED =
  "sm:data-[pinned]:sticky print:data-[pinned]:static " +
  "sm:group-data-scrolled/scroll:data-[pinned=edge]:border-r sm:group-data-scrolled/scroll:data-[pinned=edge]:border-r-line-strong";

/** Which rows are chosen, and the way to choose others. */
export type RowSelection<Data> = {
  has: (id: string) => boolean;
  /** All rows on the screen, or some of them, are chosen. */
  all: boolean;
  some: boolean;
  /** `range`: from the last row that was chosen to this one. */
  onChoose: (id: string, choice: { checked: boolean; range: boolean }) => void;
  onAll: (checked: boolean) => void;
  label: (row: Data) => string;
  labelOfAll: string;
};

/** The width of the column of boxes, in px. */
export const BOXES_WIDTH = 36;

/** Widths follow the size of the text: one px is one when the root font has 16. */
export function rem(pixels: number): string {
  return `${pixels / 16}rem`;
}

/** Attributes of a header or cell of a pinned column. */
export function pinnedProps(place: ColumnPlace | undefined): {
  "data-pinned"?: "inner" | "edge";
  style?: CSSProperties;
} {
  if (!place?.pinned) return {};
  return { "data-pinned": place.pinned, style: { insetInlineStart: rem(place.offset) } };
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
  /** Rows of 36 px, the default, or of 30 with one line each. */
  density?: Density;
};
