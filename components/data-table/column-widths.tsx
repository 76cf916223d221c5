import type { RowData } from "@tanstack/react-table";
import { columnWidths } from "./column-growth";
import type { TableColumn } from "./table";

/** Fixed widths, so that nothing moves when rows arrive and the offsets of pinned columns hold. */
export function ColumnWidths<Data extends RowData>({
  columns,
  sizing,
}: {
  columns: readonly TableColumn<Data>[];
  sizing: Record<string, number>;
}) {
  const widths = columnWidths(
    columns.map((column) => ({
      size: column.getSize(),
      free: column.getIsPinned() === false,
      share: sizing[column.id] === undefined ? (column.columnDef.meta?.grows ?? 0) : 0,
    })),
  );
  return (
    <colgroup className="max-sm:hidden">
      {columns.map((column, index) => (
        <col key={column.id} data-column={column.id} style={{ width: widths[index] }} />
      ))}
    </colgroup>
  );
}
