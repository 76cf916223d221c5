"use client";
import { type ReactNode, useEffect } from "react";
import { lazyCode, whenIdle } from "@/components/ui/lazy-code";
import { type ColumnLayout, type LayoutColumn, withPosition } from "./column-layout";

const headerDrag = lazyCode(() => import("./header-drag").then((module) => module.dragHeader));

interface MovableColumnsProps {
  columns: readonly LayoutColumn[];
  layout: ColumnLayout;
  onLayout: (layout: ColumnLayout) => void;
  /** A table. */
  children: ReactNode;
}

/**
 * Lets the pointer drag a table's headers to other positions: the columns panel does the same by
 * keyboard. The code of the gesture comes when the page is idle.
 */
export function MovableColumns({ columns, layout, onLayout, children }: MovableColumnsProps) {
  // The outside system is the network.
  useEffect(() => whenIdle(headerDrag.load), []);

  return (
    <div
      className="contents"
      onPointerDown={(down) =>
        headerDrag.current()?.(down, {
          canMove: (id) => columns.some((column) => column.id === id && !column.fixed),
          onMove: (id, other) => onLayout(withPosition(layout, id, other)),
        })
      }
    >
      {children}
    </div>
  );
}
