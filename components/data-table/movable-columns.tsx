"use client";
import { type ReactNode, useEffect } from "react";
import { lazyCode, whenIdle } from "@/components/ui/lazy-code";
import { type LayoutColumn, withPosition } from "./column-layout";
import type { ColumnLayout } from "./table";

const drag = lazyCode(() => import("./header-drag").then((module) => module.dragHeader));

interface MovableColumnsProps {
  columns: readonly LayoutColumn[];
  layout: ColumnLayout;
  onLayout: (layout: ColumnLayout) => void;
  /** A table. */
  children: ReactNode;
}

/** Lets the pointer drag a table's headers to other places: the columns panel does the same by keyboard. */
export function MovableColumns({ columns, layout, onLayout, children }: MovableColumnsProps) {
  // The outside system is the network.
  useEffect(() => whenIdle(drag.load), []);
  return (
    <div
      className="contents"
      onPointerEnter={drag.load}
      onPointerDown={(down) =>
        drag.current()?.(down, {
          canMove: (id) => columns.some((column) => column.id === id && !column.fixed),
          onMove: (id, other) => onLayout(withPosition(layout, id, other)),
        })
      }
    >
      {children}
    </div>
  );
}
