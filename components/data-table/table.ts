import {
  type Column,
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createTableHook,
  type Header,
  type Row,
  type RowData,
  tableFeatures,
} from "@tanstack/react-table";
import type { CardPlace } from "./card-places";
import { MAX_WIDTH, MIN_WIDTH } from "./column-bounds";

type DataColumnMeta = {
  /** Where the cell stands when a row is shown as a card. Default `line`: label and value. */
  card?: CardPlace;
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

export type TableFeatureSet = typeof features;
export type TableColumn<Data extends RowData> = Column<TableFeatureSet, Data>;
export type TableHeader<Data extends RowData> = Header<TableFeatureSet, Data>;
export type TableRow<Data extends RowData> = Row<TableFeatureSet, Data>;

export const { useAppTable, createAppColumnHelper } = createTableHook({
  features,
  defaultColumn: { size: 140, minSize: MIN_WIDTH, maxSize: MAX_WIDTH },
});
