import type { PointerEvent } from "react";
import { drag } from "@/components/ui/gesture/drag";

interface HeaderDragOptions {
  canMove: (id: string) => boolean;
  /** The column takes the place of the other one. */
  onMove: (id: string, other: string) => void;
}

/**
 * Takes a header to another place among those that are pinned as it is. Its column moves when it is let
 * go.
 */
export function dragHeader(down: PointerEvent<HTMLElement>, options: HeaderDragOptions): void {
  const header = down.target instanceof Element ? down.target.closest("th") : null;
  const table = header?.closest("table");
  if (!header || !table) return;
  const columns = table.querySelectorAll("col");
  const idOf = (cell: HTMLTableCellElement) => columns[cell.cellIndex]?.dataset.column ?? "";
  const isPinned = header.hasAttribute("data-pinned");
  const headers = [...table.querySelectorAll("th")].filter(
    (one) => options.canMove(idOf(one)) && one.hasAttribute("data-pinned") === isPinned,
  );
  const from = headers.indexOf(header);
  if (from < 0) return;
  const rightToLeft = getComputedStyle(header).direction === "rtl";
  const mark = document.createElement("div");
  mark.className = "pointer-events-none fixed z-30 w-0.5 -translate-x-1/2 bg-accent";
  mark.dataset.dropMark = "";
  let landing: Landing | null = null;

  function show(edge: number) {
    const box = table?.parentElement?.getBoundingClientRect();
    if (!box) return;
    const x = Math.min(box.right - 1, Math.max(box.left + 1, edge));
    Object.assign(mark.style, { left: `${x}px`, top: `${box.top}px`, height: `${box.height}px` });
    document.body.append(mark);
  }
  drag(down, header, {
    onMove(x) {
      const boxes = headers.map((one) => one.getBoundingClientRect());
      landing = landingOf(boxes, from, x, rightToLeft);
      if (landing === null) return mark.remove();
      headers[landing.over]?.scrollIntoView({ block: "nearest", inline: "nearest" });
      show(landing.edge);
    },
    onEnd: () => mark.remove(),
    onDrop() {
      const other = landing === null ? undefined : headers[landing.over];
      if (other) options.onMove(idOf(header), idOf(other));
    },
  });
}

type Span = { left: number; right: number };

type Landing = {
  /** The header whose place is taken, counted from 0. */
  over: number;
  /** Where the column would begin, in px from the left of the window. */
  edge: number;
};

/**
 * Where a header that is dragged to `x` would land among its neighbours, which are given in the order of
 * the columns; null where that changes nothing.
 */
export function landingOf(
  headers: readonly Span[],
  from: number,
  x: number,
  rightToLeft: boolean,
): Landing | null {
  const passed = headers.filter(({ left, right }) => {
    const middle = (left + right) / 2;
    return rightToLeft ? x < middle : x > middle;
  }).length;
  if (passed === from || passed === from + 1) return null;
  const over = passed > from ? passed - 1 : passed;
  const span = headers[over];
  if (span === undefined) return null;
  const isBehind = passed > from;
  return { over, edge: isBehind === rightToLeft ? span.left : span.right };
}
