"use client";
import CommandIcon from "lucide-react/icons/command";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { isApple, opensCommandMenu, overlay } from "@/components/shared/hot-keys";
import { IconButton } from "@/components/ui/icon-button";
import type { LazyCode } from "@/components/ui/lazy-code";

interface CommandMenuHostProps {
  /** The code of the menu, which comes with the first use. */
  needs: LazyCode<unknown>;
  /** The menu of the screen. */
  children: (open: boolean) => ReactNode;
}

/** Opens and closes the commands by their key. */
export function CommandMenuHost({ needs, children }: CommandMenuHostProps) {
  const open = useSyncExternalStore(overlay.subscribe, overlay.current, () => null) === "commands";
  // What was opened once stays mounted: it closes with a motion and gives the focus back.
  const [used, setUsed] = useState(false);
  if (open && !used) setUsed(true);

  // The outside system is the keyboard.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !opensCommandMenu(event, navigator.platform)) return;
      event.preventDefault();
      overlay.set(overlay.current() === "commands" ? null : "commands");
    };
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("keydown", onKey);
      overlay.set(null);
    };
  }, []);

  // The outside system is the network.
  useEffect(() => {
    if (open) needs.load();
  }, [open, needs]);

  return used ? children(open) : null;
}

const never = () => () => undefined;

/** The commands for those who do not know the key yet. Phones have no keys, and no room. */
export function CommandMenuButton() {
  const t = useTranslations("commandMenu");
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
        onClick={() => overlay.set("commands")}
      />
    </div>
  );
}
