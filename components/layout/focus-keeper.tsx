"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

/** What had the focus may go with its page: the next one then gets it, and the keyboard goes on there. */
export function FocusKeeper() {
  const path = usePathname();
  const shown = useRef(path);

  // The outside system is the focus.
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    if (document.activeElement !== document.body) return;
    document.getElementById("main")?.focus({ preventScroll: true });
  }, [path]);

  return null;
}
