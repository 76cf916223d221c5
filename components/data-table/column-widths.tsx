import type { RowData } from "@tanstack/react-table";
import type { TableColumn } from "./table";

/** The column that takes the width left over: the one made for it, unless it is pinned, hidden or resized. */
function growingColumn<Data extends RowData>(
  columns: readonly TableColumn<Data>[],
  sizing: Record<string, number>,
): TableColumn<Data> | undefined {
  const free = columns.filter((column) => column.getIsPinned() === false);
  return (
    free.find((column) => column.columnDef.meta?.grows && sizing[column.id] === undefined) ??
    free.at(-1)
  );
}

/** Fixed widths, so that nothing moves when rows arrive and the offsets of pinned columns hold. */
export function ColumnWidths<Data extends RowData>({
  columns,
  sizing,
}: {
  columns: readonly TableColumn<Data>[];
  sizing: Record<string, number>;
}) {
  const growing = growingColumn(columns, sizing);
  return (
    <colgroup className="max-sm:hidden">
      {columns.map((column) => (
        <col
          key={column.id}
          data-column={column.id}
          style={column === growing ? undefined : { width: column.getSize() }}
        />
      ))}
    </colgroup>
  );
}
