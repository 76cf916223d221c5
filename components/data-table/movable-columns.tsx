"use client";

import type { ReactNode } from "react";
import { type LayoutColumn, withPlace } from "./column-layout";
import { dragHeader } from "./header-drag";
import type { ColumnLayout } from "./types";

export interface MovableColumnsProps {
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
          onMove: (id, other) => onLayout(withPlace(layout, id, other)),
        })
      }
    >
      {children}
    </div>
  );
}
