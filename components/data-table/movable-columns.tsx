"use client";

import { type ReactNode, useEffect } from "react";
import { lazyCode, whenIdle } from "@/components/ui/lazy-code";
import { type LayoutColumn, withPlace } from "./column-layout";
import type { ColumnLayout } from "./types";

const headerDrag = lazyCode(() => import("./header-drag").then((module) => module.dragHeader));

export interface MovableColumnsProps {
  columns: readonly LayoutColumn[];
  layout: ColumnLayout;
  onLayout: (layout: ColumnLayout) => void;
  /** A table. */
  children: ReactNode;
}

/** Lets the pointer drag a table's headers to other places: the columns panel does the same by keyboard. */
export function MovableColumns({ columns, layout, onLayout, children }: MovableColumnsProps) {
  // The outside system is the network: nobody drags before the page stands.
  useEffect(() => whenIdle(headerDrag.load), []);
  return (
    <div
      className="contents"
      onPointerDown={(down) =>
        headerDrag.current()?.(down, {
          canMove: (id) => columns.some((column) => column.id === id && !column.fixed),
          onMove: (id, other) => onLayout(withPlace(layout, id, other)),
        })
      }
    >
      {children}
    </div>
  );
}
