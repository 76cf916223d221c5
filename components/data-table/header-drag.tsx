"use client";
import type { PointerEvent, ReactNode } from "react";
import { type LayoutColumn, withPosition } from "./column-layout";
import type { ColumnLayout } from "./table";

/** A click that trembles is still a click, up to so many pixels. */
const SLACK = 4;

interface HeaderDragOptions {
  canMove: (id: string) => boolean;
  /** The column takes the place of the other one. */
  onMove: (id: string, other: string) => void;
}

/**
 * Takes a header to another place among those that are pinned as it is. Its column moves when it is let
 * go; Esc leaves it where it was. A finger scrolls the table instead.
 */
function dragHeader(down: PointerEvent<HTMLElement>, options: HeaderDragOptions): void {
  const header = down.target instanceof Element ? down.target.closest("th") : null;
  const table = header?.closest("table");
  if (!header || !table || down.button !== 0) return;
  if (down.pointerType === "touch" || down.defaultPrevented) return;
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
  let phase: "waiting" | "dragging" | "cancelled" = "waiting";
  const gesture = new AbortController();
  const { signal } = gesture;

  function move({ clientX, buttons }: globalThis.PointerEvent) {
    if (buttons === 0) return end();
    if (phase === "waiting" && Math.abs(clientX - down.clientX) > SLACK) {
      phase = "dragging";
      header?.setPointerCapture(down.pointerId);
      header?.setAttribute("data-dragged", "");
    }
    if (phase !== "dragging") return;
    const boxes = headers.map((one) => one.getBoundingClientRect());
    landing = landingOf(boxes, from, clientX, rightToLeft);
    if (landing === null) return mark.remove();
    headers[landing.over]?.scrollIntoView({ block: "nearest", inline: "nearest" });
    show(landing.edge);
  }
  function show(edge: number) {
    const box = table?.parentElement?.getBoundingClientRect();
    if (!box) return;
    const x = Math.min(box.right - 1, Math.max(box.left + 1, edge));
    Object.assign(mark.style, { left: `${x}px`, top: `${box.top}px`, height: `${box.height}px` });
    document.body.append(mark);
  }
  function cancel() {
    if (phase === "dragging") phase = "cancelled";
    landing = null;
    mark.remove();
    header?.removeAttribute("data-dragged");
  }
  function abandon() {
    cancel();
    gesture.abort();
  }
  function end() {
    gesture.abort();
    if (phase !== "waiting") ignoreClick();
    const other = landing === null ? undefined : headers[landing.over];
    cancel();
    if (header && other) options.onMove(idOf(header), idOf(other));
  }
  window.addEventListener("pointermove", move, { signal });
  window.addEventListener("pointerup", end, { signal });
  window.addEventListener("pointercancel", abandon, { signal });
  window.addEventListener("selectstart", (event) => event.preventDefault(), { signal });
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || phase !== "dragging") return;
      // What else is open stays open.
      event.stopPropagation();
      cancel();
    },
    { signal, capture: true },
  );
}

/** The click that ends a drag sorts nothing. */
function ignoreClick() {
  const ignore = (event: Event) => event.stopPropagation();
  window.addEventListener("click", ignore, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", ignore, { capture: true }));
}

interface MovableColumnsProps {
  columns: readonly LayoutColumn[];
  layout: ColumnLayout;
  onLayout: (layout: ColumnLayout) => void;
  /** A table. */
  children: ReactNode;
}

/** Lets the pointer drag a table's headers to other places: the columns panel does the same by keyboard. */
export function MovableColumns({ columns, layout, onLayout, children }: MovableColumnsProps) {
  return (
    <div
      className="contents"
      onPointerDown={(down) =>
        dragHeader(down, {
          canMove: (id) => columns.some((column) => column.id === id && !column.fixed),
          onMove: (id, other) => onLayout(withPosition(layout, id, other)),
        })
      }
    >
      {children}
    </div>
  );
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
