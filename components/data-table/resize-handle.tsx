"use client";

import type { PointerEvent } from "react";
import { MAX_WIDTH, MIN_WIDTH } from "./column-bounds";

export interface ResizeHandleProps {
  min?: number;
  max?: number;
  /** Null: back to the column's own width. */
  onResize: (width: number | null) => void;
}

/**
 * The edge of a column, for the pointer only: the columns menu offers the same by keyboard.
 * While it is dragged only the column's width changes; the table hears of it once, at the end.
 */
export function ResizeHandle({ min = MIN_WIDTH, max = MAX_WIDTH, onResize }: ResizeHandleProps) {
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
        next = Math.round(Math.min(max, Math.max(min, start + moved)));
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
