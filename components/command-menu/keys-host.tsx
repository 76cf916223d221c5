"use client";
import Keyboard from "lucide-react/icons/keyboard";
import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import { overlay, useShortcuts } from "@/components/shared/hot-keys";
import { Kbd } from "@/components/ui/kbd";
import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import { MenuItem } from "@/components/ui/popup/menu-items";

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

/** The way to the sheet of keys for those who do not know its key. A phone has no keys. */
export function KeysMenuItem() {
  const t = useTranslations("commandMenu.keyboard");
  return (
    <MenuItem className="max-sm:hidden" onClick={() => overlay.set("keys")}>
      <Keyboard aria-hidden />
      {t("title")}
      <span className="ml-auto pl-4">
        <Kbd>?</Kbd>
      </span>
    </MenuItem>
  );
}
