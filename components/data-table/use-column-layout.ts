"use client";

import { useCallback, useMemo, useState } from "react";
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
 * read from it, so the first paint already has them.
 */
export function useColumnLayout(
  columns: readonly LayoutColumn[],
  cookie: string,
  stored: string | undefined,
): ColumnLayoutState {
  const [layout, setLayout] = useState(() => readLayout(stored, columns));
  const onLayout = useCallback(
    (next: ColumnLayout) => {
      setLayout(next);
      keep(cookie, writeLayout(next), YEAR_S);
    },
    [cookie],
  );
  const onReset = useCallback(() => {
    setLayout(firstLayout(columns));
    keep(cookie, "", 0);
  }, [columns, cookie]);
  return useMemo(() => ({ layout, onLayout, onReset }), [layout, onLayout, onReset]);
}

function keep(cookie: string, text: string, seconds: number): void {
  const secure = window.location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing over plain http.
  document.cookie = `${cookie}=${encodeURIComponent(text)}; path=/; max-age=${seconds}; samesite=lax${secure}`;
}
