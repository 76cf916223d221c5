"use client";

import dynamic from "next/dynamic";
import { useState, useSyncExternalStore } from "react";
import { overlay } from "@/components/shared/overlay";
import { useShortcuts } from "@/components/shared/use-shortcuts";

const KeyboardSheet = dynamic(() => import("./keyboard-sheet").then((m) => m.KeyboardSheet), {
  ssr: false,
});

/** The sheet of keys, on every page behind the sign-in; its code comes with the first use. */
export function KeysHost() {
  const open = useSyncExternalStore(overlay.subscribe, overlay.current, () => null) === "keys";
  // What was opened once stays mounted: it closes with a motion and gives the focus back.
  const [used, setUsed] = useState(false);
  if (open && !used) setUsed(true);
  useShortcuts({ "?": () => overlay.set("keys") });
  return used ? <KeyboardSheet open={open} /> : null;
}
