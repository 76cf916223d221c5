"use client";

import GripVertical from "lucide-react/icons/grip-vertical";
import type { PointerEvent } from "react";

export interface DragGripProps {
  /** The entry of the list that the pointer is over, counted from 0; null: where it began. */
  onOver: (index: number | null) => void;
  onDrop: (index: number) => void;
}

/**
 * Takes its entry of a list to another place, for the pointer only: buttons beside it do the same.
 * The entry moves when it is let go; Esc leaves it where it was.
 */
export function DragGrip({ onOver, onDrop }: DragGripProps) {
  function drag(down: PointerEvent<HTMLElement>) {
    const grip: HTMLElement = down.currentTarget;
    const entry = grip.closest("li");
    const entries = [...(entry?.parentElement?.children ?? [])];
    if (entry === null || down.button !== 0) return;
    down.preventDefault();
    grip.setPointerCapture(down.pointerId);
    const from = entries.indexOf(entry);
    let to = from;
    const gesture = new AbortController();
    const { signal } = gesture;

    function move({ clientY }: globalThis.PointerEvent) {
      const over = entries.findIndex((one) => clientY < one.getBoundingClientRect().bottom);
      const next = over < 0 ? entries.length - 1 : over;
      if (next === to) return;
      to = next;
      entries[to]?.scrollIntoView({ block: "nearest" });
      onOver(to === from ? null : to);
    }
    function leave() {
      to = from;
      grip.releasePointerCapture(down.pointerId);
    }
    grip.addEventListener("pointermove", move, { signal });
    grip.addEventListener("pointercancel", leave, { signal });
    window.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape") return;
        // The list itself stays open.
        event.stopPropagation();
        leave();
      },
      { signal, capture: true },
    );
    grip.addEventListener(
      "lostpointercapture",
      () => {
        gesture.abort();
        onOver(null);
        if (to !== from) onDrop(to);
      },
      { signal },
    );
  }

  return (
    <span
      aria-hidden
      data-grip=""
      onPointerDown={drag}
      className="grid size-6 shrink-0 cursor-grab touch-none place-items-center rounded-sm text-faint select-none hover:bg-hover hover:text-fg active:cursor-grabbing [&_svg]:size-4"
    >
      <GripVertical />
    </span>
  );
}
