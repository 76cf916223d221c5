"use client";

import Keyboard from "lucide-react/icons/keyboard";
import { useTranslations } from "next-intl";
import { overlay } from "@/components/shared/overlay";
import { Kbd } from "@/components/ui/kbd";
import { MenuItem } from "@/components/ui/menu";

/** The way to the sheet of keys for those who do not know its key. A phone has no keys. */
export function KeysMenuItem() {
  const t = useTranslations("palette.keyboard");
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
