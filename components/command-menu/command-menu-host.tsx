"use client";
import CommandIcon from "lucide-react/icons/command";
import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import { isApple, opensPalette, overlay } from "@/components/shared/hot-keys";
import { IconButton } from "@/components/ui/icon-button";
import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import type { PaletteScreen } from "./command";

const palette = lazyCode(() => import("./command-palette").then((module) => module.CommandPalette));

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

  // The outside system is the network.
  useEffect(() => {
    if (open) palette.load();
  }, [open]);

  return used ? <LazyPart code={palette} props={{ open, screen }} /> : null;
}

const never = () => () => undefined;

/** The commands for those who do not know the key yet. Phones have no keys, and no room. */
export function PaletteButton() {
  const t = useTranslations("palette");
  const apple = useSyncExternalStore(
    never,
    () => isApple(navigator.platform),
    () => false,
  );
  return (
    <div className="max-sm:hidden" data-chrome="">
      <IconButton
        label={t("open")}
        shortcut={apple ? "Meta+K" : "Control+K"}
        icon={<CommandIcon aria-hidden />}
        size="sm"
        aria-haspopup="dialog"
        onClick={() => overlay.set("palette")}
      />
    </div>
  );
}
