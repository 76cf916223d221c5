"use client";

import { useCallback, useMemo, useState } from "react";
import { useKeepCookie } from "@/components/ui/keep-cookie";
import { firstLayout, type LayoutColumn } from "./column-layout";
import { readLayout, writeLayout } from "./stored-layout";
import type { ColumnLayout } from "./types";

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
  const keep = useKeepCookie();
  const [layout, setLayout] = useState(() => readLayout(stored, columns));
  const onLayout = useCallback(
    (next: ColumnLayout) => {
      setLayout(next);
      keep(cookieOf(cookie, writeLayout(next), YEAR_S));
    },
    [cookie, keep],
  );
  const onReset = useCallback(() => {
    setLayout(firstLayout(columns));
    keep(cookieOf(cookie, "", 0));
  }, [columns, cookie, keep]);
  return useMemo(() => ({ layout, onLayout, onReset }), [layout, onLayout, onReset]);
}

function cookieOf(name: string, text: string, seconds: number): string {
  return `${name}=${encodeURIComponent(text)}; path=/; max-age=${seconds}; samesite=lax`;
}
