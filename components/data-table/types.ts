import type { ColumnDef, ColumnPinningState, RowData } from "@tanstack/react-table";
import type { TableFeatureSet } from "./table";

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
