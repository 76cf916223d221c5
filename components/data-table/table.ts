import {
  type Column,
  type ColumnDef,
  type ColumnPinningState,
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
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

type DataColumnMeta = {
  /** Where the cell stands when a row is shown as a card. Default `line`: label and value. */
  card?: CardArea;
  /** The direction of the first click; absent where the server cannot sort. */
  firstSort?: "asc" | "desc";
  /** Its share of the width that is left over, against the shares of the others; 0 by default. */
  grows?: number;
};

/** Rows come sorted and paged from the server, so no row model is registered. */
const features = tableFeatures({
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  columnMeta: {} as DataColumnMeta,
});

type TableFeatureSet = typeof features;
export type TableColumn<Data extends RowData> = Column<TableFeatureSet, Data>;
export type TableHeader<Data extends RowData> = Header<TableFeatureSet, Data>;
export type TableRow<Data extends RowData> = Row<TableFeatureSet, Data>;

const defaultColumn = { size: 140, minSize: MIN_WIDTH, maxSize: MAX_WIDTH };

type DataTableOptions<Data extends RowData> = Pick<
  TableOptions<TableFeatureSet, Data>,
  "columns" | "data" | "getRowId" | "state"
>;

/** A table of this app. `createTableHook` would do the same, and bring its contexts to every page. */
export function useDataTable<Data extends RowData>(options: DataTableOptions<Data>) {
  return useTable<TableFeatureSet, Data>({ ...options, features, defaultColumn });
}

export function dataColumnHelper<Data extends RowData>() {
  return createColumnHelper<TableFeatureSet, Data>();
}

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

export type DataTableColumns<Row extends RowData> = ColumnDef<TableFeatureSet, Row>[];

export type Density = "comfortable" | "compact";

export type DataTableSort = { id: string; desc: boolean };

/** What a person may change about the table. Ids that no column has are ignored. */
export type ColumnLayout = {
  visibility: Record<string, boolean>;
  order: string[];
  /** Widths in px, for the columns that were resized. */
  sizing: Record<string, number>;
  pinning: ColumnPinningState;
  /** Rows of 44 px, the default, or of 36. */
  density?: Density;
};
