"use client";

import dynamic from "next/dynamic";
import { useEffect, useState, useSyncExternalStore } from "react";
import { overlay } from "@/components/shared/overlay";
import { opensPalette } from "@/components/shared/shortcut";
import type { PaletteScreen } from "./command";

const CommandPalette = dynamic(
  () => import("./command-palette").then((module) => module.CommandPalette),
  { ssr: false },
);
/** The commands, whose code comes with the first use. */
export function PaletteHost(screen: PaletteScreen) {
  const open = useSyncExternalStore(overlay.subscribe, overlay.current, () => null) === "palette";
  // What was opened once stays mounted: it closes with a motion and gives the focus back.
  const [used, setUsed] = useState(false);
  if (open && !used) setUsed(true);

  // The outside system is the keyboard.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !opensPalette(event, navigator.platform)) return;
      event.preventDefault();
      overlay.set(overlay.current() === "palette" ? null : "palette");
    };
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("keydown", onKey);
      overlay.set(null);
    };
  }, []);

  return used ? <CommandPalette open={open} screen={screen} /> : null;
}
