"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { keepFocus } from "./keep-focus";

/** What had the focus may go, alone or with its page: the keyboard then goes on where it stood. */
export function FocusKeeper() {
  const path = usePathname();
  const shown = useRef(path);

  // The outside system is the focus.
  useEffect(() => keepFocus(document), []);

  // The outside system is the focus.
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    if (document.activeElement !== document.body) return;
    document.getElementById("main")?.focus({ preventScroll: true });
  }, [path]);

  return null;
}
