"use client";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { lazyCode, useIdleCode } from "@/components/ui/lazy-code";

const restoring = lazyCode(() => import("./restore-focus"));

/** What had the focus may go, alone or with its page: the keyboard then goes on where it stood. */
export function FocusRestoration() {
  const path = usePathname();
  const shown = useRef(path);
  const code = useIdleCode(restoring);

  // The outside system is the focus.
  useEffect(() => code?.restoreFocus(document), [code]);

  // The outside system is the focus.
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    if (document.activeElement !== document.body) return;
    document.getElementById("main")?.focus({ preventScroll: true });
  }, [path]);

  return null;
}
