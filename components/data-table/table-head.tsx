"use client";
import type { RowData } from "@tanstack/react-table";
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import ChevronsUpDown from "lucide-react/icons/chevrons-up-down";
import type { PointerEvent } from "react";
import { cn } from "@/components/ui/cn";
import { RowBox } from "./row-box";
import type { ColumnPlace, DataTableSort, TableHeader } from "./table";
import { MAX_WIDTH, MIN_WIDTH, PINNED, pinnedProps, type RowSelection } from "./table";

interface DataTableHeadProps<Row extends RowData> {
  headers: readonly TableHeader<Row>[];
  places: ReadonlyMap<string, ColumnPlace>;
  selection?: RowSelection<Row>;
  columnLabel: (id: string) => string;
  sort: DataTableSort | null;
  sortable?: ReadonlySet<string>;
  onSort: (sort: DataTableSort) => void;
  onResize?: (id: string, width: number | null) => void;
}

function ariaSort(firstSort: string | undefined, sort: DataTableSort | null) {
  if (sort !== null) return sort.desc ? "descending" : "ascending";
  return firstSort === undefined ? undefined : "none";
}

/** Column titles. As cards the rows have none: each cell brings its own, and sorting is the toolbar's. */
export function DataTableHead<Row extends RowData>({
  headers,
  places,
  selection,
  columnLabel,
  sort,
  sortable,
  onSort,
  onResize,
}: DataTableHeadProps<Row>) {
  return (
    <thead className="sticky top-0 z-10 max-sm:hidden print:static">
      <tr>
        {selection ? (
          <th
            scope="col"
            data-pinned="inner"
            className={cn("start-0 border-b border-line bg-subtle data-[pinned]:z-1", PINNED)}
          >
            <RowBox
              label={selection.labelOfAll}
              checked={selection.all}
              mixed={selection.some && !selection.all}
              onChoose={({ checked }) => selection.onAll(checked)}
            />
          </th>
        ) : null}
        {headers.map(({ column }) => {
          const label = columnLabel(column.id);
          const sorts = sortable?.has(column.id) ?? true;
          const firstSort = sorts ? column.columnDef.meta?.firstSort : undefined;
          const sorted = sort?.id === column.id ? sort : null;
          return (
            <th
              key={column.id}
              scope="col"
              aria-sort={ariaSort(firstSort, sorted)}
              {...pinnedProps(places.get(column.id))}
              className={cn(
                "relative h-8 border-b border-line bg-subtle px-1 text-left text-xs font-medium text-muted first:pl-3 data-dragged:cursor-grabbing data-dragged:bg-pressed data-[pinned]:z-1",
                PINNED,
              )}
            >
              {firstSort === undefined ? (
                <span className="block truncate px-1" title={label}>
                  {label}
                </span>
              ) : (
                <SortButton
                  label={label}
                  sorted={sorted}
                  onClick={() =>
                    onSort({
                      id: column.id,
                      desc: sorted === null ? firstSort === "desc" : !sorted.desc,
                    })
                  }
                />
              )}
              {onResize ? <ResizeHandle onResize={(width) => onResize(column.id, width)} /> : null}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function iconOf(sorted: DataTableSort | null) {
  if (sorted === null) return ChevronsUpDown;
  return sorted.desc ? ArrowDown : ArrowUp;
}

function SortButton({
  label,
  sorted,
  onClick,
}: {
  label: string;
  sorted: DataTableSort | null;
  onClick: () => void;
}) {
  const Icon = iconOf(sorted);
  return (
    <button
      type="button"
      onClick={onClick}
      title={label}
      className={cn(
        "group/sort inline-flex h-6 max-w-full items-center gap-1 rounded-sm px-1 hover:bg-hover hover:text-fg",
        sorted !== null && "text-fg",
      )}
    >
      <span className="truncate">{label}</span>
      <Icon
        aria-hidden
        className={cn(
          "size-3.5 shrink-0",
          sorted === null &&
            "text-faint opacity-60 group-hover/sort:opacity-100 group-focus-visible/sort:opacity-100",
        )}
      />
    </button>
  );
}

interface ResizeHandleProps {
  /** Null: back to the column's own width. */
  onResize: (width: number | null) => void;
}

/**
 * The edge of a column, for the pointer only: the columns menu offers the same by keyboard.
 * While it is dragged only the column's width changes; the table hears of it once, at the end.
 */
function ResizeHandle({ onResize }: ResizeHandleProps) {
  function drag(down: PointerEvent<HTMLElement>) {
    const handle: HTMLElement = down.currentTarget;
    const header = handle.closest("th");
    const col = header?.closest("table")?.querySelectorAll("col")[header.cellIndex];
    if (!header || !col || down.button !== 0) return;
    down.preventDefault();
    handle.setPointerCapture(down.pointerId);
    const start = header.getBoundingClientRect().width;
    const rightToLeft = getComputedStyle(header).direction === "rtl";
    let next = start;
    const gesture = new AbortController();
    const { signal } = gesture;
    handle.addEventListener(
      "pointermove",
      (move) => {
        const moved = (move.clientX - down.clientX) * (rightToLeft ? -1 : 1);
        next = Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, start + moved)));
        col.style.width = `${next}px`;
      },
      { signal },
    );
    handle.addEventListener(
      "lostpointercapture",
      () => {
        gesture.abort();
        if (next !== start) onResize(next);
      },
      { signal },
    );
  }

  return (
    <span
      aria-hidden
      onPointerDown={drag}
      onDoubleClick={() => onResize(null)}
      className="absolute inset-y-0 right-0 z-1 w-2 cursor-col-resize touch-none select-none before:absolute before:inset-y-2 before:right-0 before:w-px before:bg-line-strong hover:before:inset-y-0 hover:before:w-0.5 hover:before:bg-accent active:before:inset-y-0 active:before:w-0.5 active:before:bg-accent max-sm:hidden print:hidden [th:last-child>&]:not-hover:before:hidden"
    />
  );
}
