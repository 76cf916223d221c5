"use client";
import { useCallback, useMemo, useState } from "react";
import { useWriteCookie } from "@/components/ui/browser-storage";
import { firstLayout, type LayoutColumn, withWidth } from "./column-layout";
import type { ColumnLayout } from "./table";

const YEAR_S = 365 * 24 * 60 * 60;

export type ColumnLayoutState = {
  layout: ColumnLayout;
  onLayout: (layout: ColumnLayout) => void;
  /** Back to the columns of a new person. */
  onReset: () => void;
};

/**
 * The columns as this person left them. They are kept in a cookie, and `stored` is what the server
 * read from it, so the first paint already has them. A browser that keeps nothing says so.
 */
export function useColumnLayout(
  columns: readonly LayoutColumn[],
  cookie: string,
  stored: string | undefined,
): ColumnLayoutState {
  const write = useWriteCookie();
  const [layout, setLayout] = useState(() => readLayout(stored, columns));
  const onLayout = useCallback(
    (next: ColumnLayout) => {
      setLayout(next);
      write(cookieOf(cookie, writeLayout(next), YEAR_S));
    },
    [cookie, write],
  );
  const onReset = useCallback(() => {
    setLayout(firstLayout(columns));
    write(cookieOf(cookie, "", 0));
  }, [columns, cookie, write]);
  return useMemo(() => ({ layout, onLayout, onReset }), [layout, onLayout, onReset]);
}

function cookieOf(name: string, text: string, seconds: number): string {
  return `${name}=${encodeURIComponent(text)}; path=/; max-age=${seconds}; samesite=lax`;
}

/** A layout as short text, for a cookie: `order~hidden~pinned~widths~density`, ids separated by commas. */
export function writeLayout(layout: ColumnLayout): string {
  const hidden = layout.order.filter((id) => layout.visibility[id] === false);
  const widths = Object.entries(layout.sizing).map(([id, width]) => `${id}:${width}`);
  const density = layout.density ? [layout.density] : [];
  return [layout.order, hidden, layout.pinned, widths, density]
    .map((ids) => ids.join(","))
    .join("~");
}

/**
 * A stored layout, made to fit the columns there are: what it does not know is where a new
 * person sees it, what no longer exists is left out, and fixed columns stay first and pinned.
 */
export function readLayout(
  stored: string | undefined,
  columns: readonly LayoutColumn[],
): ColumnLayout {
  const first = firstLayout(columns);
  const parts = stored?.split("~").map((part) => part.split(",").filter(Boolean));
  if (parts?.length !== 5) return first;
  const [order = [], hidden = [], pinned = [], widths = [], [density] = []] = parts;
  const known = new Set(first.order);
  const isFixed = (id: string) => first.pinned.includes(id);
  const free = [...new Set(order)].filter((id) => known.has(id) && !isFixed(id));
  const layout: ColumnLayout = {
    visibility: Object.fromEntries(
      columns.map(({ id, visible, fixed }) => [
        id,
        fixed || (order.includes(id) ? !hidden.includes(id) : visible),
      ]),
    ),
    order: withMissing([...first.pinned, ...free], first.order),
    sizing: {},
    pinned: [],
    ...(density === "compact" && { density }),
  };
  layout.pinned = layout.order.filter((id) => isFixed(id) || pinned.includes(id));
  return widths.reduce((result, entry) => {
    const [id = "", width = ""] = entry.split(":");
    return known.has(id) && /^\d{1,4}$/.test(width) ? withWidth(result, id, Number(width)) : result;
  }, layout);
}

/** Columns that are new since the layout was stored stand after those that they usually follow. */
function withMissing(order: readonly string[], all: readonly string[]): string[] {
  const result = [...order];
  all.forEach((id, index) => {
    if (!result.includes(id)) result.splice(result.indexOf(all[index - 1] ?? "") + 1, 0, id);
  });
  return result;
}
