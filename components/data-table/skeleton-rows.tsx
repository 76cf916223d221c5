import type { RowData } from "@tanstack/react-table";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import { PINNED, pinnedProps } from "./pinned-style";
import type { TableColumn } from "./table";

const WIDTHS = ["w-3/4", "w-1/2", "w-2/3", "w-5/6", "w-3/5"];

/** Rows that stand for rows, of the same height and with the same columns. */
export function SkeletonRows<Data extends RowData>({
  count,
  columns,
}: {
  count: number;
  columns: readonly TableColumn<Data>[];
}) {
  return Array.from({ length: count }, (_, row) => (
    <tr
      // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity.
      key={row}
      aria-hidden
      className="h-11 group-data-[density=compact]/table:h-9 max-sm:grid max-sm:h-40! max-sm:content-center max-sm:gap-4 max-sm:border-b max-sm:border-line max-sm:p-3"
    >
      {columns.map((column, index) => (
        <td
          key={column.id}
          {...pinnedProps(column)}
          className={cn(
            "h-11 border-b border-line bg-surface px-2.5 py-0 group-data-[density=compact]/table:h-9 sm:first:pl-4 max-sm:block max-sm:h-auto! max-sm:border-0 max-sm:p-0 max-sm:nth-[n+5]:hidden",
            PINNED,
          )}
        >
          <Skeleton className={WIDTHS[(row * 2 + index * 3) % WIDTHS.length]} />
        </td>
      ))}
    </tr>
  ));
}
