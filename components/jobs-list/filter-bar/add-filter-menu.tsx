"use client";

import Plus from "lucide-react/icons/plus";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuTrigger } from "@/components/ui/popup/menu";
import { MenuItem } from "@/components/ui/popup/menu-items";
import type { ControlId } from "./job-filters";

interface AddFilterMenuProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  ids: readonly ControlId[];
  onChoose: (id: ControlId) => void;
}

/** Every filter by name, for those that do not stand in the bar and for hands on the keyboard. */
export function AddFilterMenu({ open, onOpenChange, ids, onChoose }: AddFilterMenuProps) {
  const t = useTranslations("filters.jobs");
  const chosen = useRef<ControlId | null>(null);
  return (
    <Menu
      open={open}
      onOpenChange={onOpenChange}
      onOpenChangeComplete={(nowOpen) => {
        // A popover opened sooner would lose the focus to the menu that is going.
        if (nowOpen || chosen.current === null) return;
        onChoose(chosen.current);
        chosen.current = null;
      }}
    >
      <MenuTrigger
        render={
          <Button variant="ghost" aria-keyshortcuts="F">
            <Plus aria-hidden />
            {t("add")}
          </Button>
        }
      />
      <MenuContent align="start">
        {ids.map((id) => (
          <MenuItem
            key={id}
            onClick={() => {
              chosen.current = id;
            }}
          >
            {t(id === "date" ? "eitherDate" : `name.${id}`)}
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}
