"use client";
import { type ReactNode, useEffect } from "react";
import { whenIdle } from "@/components/ui/lazy-code";
import { type LayoutColumn, withPosition } from "./column-layout";
import type { ColumnLayout } from "./table";

interface MovableColumnsProps {
  columns: readonly LayoutColumn[];
  layout: ColumnLayout;
  onLayout: (layout: ColumnLayout) => void;
  /** A table. */
  children: ReactNode;
}

const loadDrag = () => import("./header-drag");

/** Lets the pointer drag a table's headers to other places: the columns panel does the same by keyboard. */
export function MovableColumns({ columns, layout, onLayout, children }: MovableColumnsProps) {
  // The outside system is the network.
  useEffect(() => whenIdle(() => void loadDrag().catch(() => undefined)), []);
  return (
    <div
      className="contents"
      onPointerDown={(down) => {
        // A press before the code is there drags as well: what it follows is the movement after it.
        if (!(down.target instanceof Element) || !down.target.closest("th")) return;
        const drag = {
          canMove: (id: string) => columns.some((column) => column.id === id && !column.fixed),
          onMove: (id: string, other: string) => onLayout(withPosition(layout, id, other)),
        };
        loadDrag().then(
          ({ dragHeader }) => dragHeader(down, drag),
          () => undefined,
        );
      }}
    >
      {children}
    </div>
  );
}
