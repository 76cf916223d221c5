"use client";
import CircleX from "lucide-react/icons/circle-x";
import ClipboardCheck from "lucide-react/icons/clipboard-check";
import Ellipsis from "lucide-react/icons/ellipsis";
import Truck from "lucide-react/icons/truck";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuTrigger } from "@/components/ui/popup/menu";
import { MenuItem } from "@/components/ui/popup/menu-items";

const MORE = {
  arrival: { icon: <Truck aria-hidden />, words: "arrival" },
  fulfil: { icon: <ClipboardCheck aria-hidden />, words: "close" },
  cancel: { icon: <CircleX aria-hidden />, words: "cancel" },
} as const;

interface MoreActionsProps {
  actions: readonly (keyof typeof MORE)[];
  isDisabled: (action: keyof typeof MORE) => boolean;
  onOpen: (action: keyof typeof MORE) => void;
}

/** What is seldom done, or for good. */
export function MoreActions({ actions, isDisabled, onOpen }: MoreActionsProps) {
  const t = useTranslations("actions");
  if (actions.length === 0) return null;
  return (
    <Menu>
      <MenuTrigger render={<IconButton label={t("more")} icon={<Ellipsis />} size="sm" />} />
      <MenuContent align="start">
        {actions.map((action) => (
          <MenuItem key={action} disabled={isDisabled(action)} onClick={() => onOpen(action)}>
            {MORE[action].icon}
            {t(`button.${MORE[action].words}`)}
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}
