"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useShortcuts } from "@/components/shared/hot-keys";
import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import { overlay } from "@/components/ui/popup/overlay";

const sheet = lazyCode(() => import("./keyboard-sheet").then((module) => module.KeyboardSheet));

/** The sheet of keys, on every page behind the sign-in; its code comes with the first use. */
export function KeysHost() {
  const open = useSyncExternalStore(overlay.subscribe, overlay.current, () => null) === "keys";
  // What was opened once stays mounted: it closes with a motion and gives the focus back.
  const [used, setUsed] = useState(false);
  if (open && !used) setUsed(true);
  useShortcuts({ "?": () => overlay.set("keys") });

  // The outside system is the network.
  useEffect(() => {
    if (open) sheet.load();
  }, [open]);

  return used ? <LazyPart code={sheet} props={{ open }} /> : null;
}
