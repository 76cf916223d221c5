"use client";

import CommandIcon from "lucide-react/icons/command";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { overlay } from "@/components/shared/overlay";
import { isApple } from "@/components/shared/shortcut";
import { IconButton } from "@/components/ui/icon-button";

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
