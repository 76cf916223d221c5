"use client";

import Moon from "lucide-react/icons/moon";
import Sun from "lucide-react/icons/sun";
import { useTranslations } from "next-intl";
import { iconButtonStyle } from "@/components/ui/button-style";
import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import { Menu, MenuContent, MenuTrigger } from "@/components/ui/popup/menu";

const choices = lazyCode(() => import("./theme-choices").then((module) => module.ThemeChoices));

/** Light, dark, or as the system has it. The button's icon follows the theme by CSS alone. */
export function ThemeMenu() {
  const t = useTranslations("layout.theme");
  return (
    <Menu needs={choices}>
      <MenuTrigger
        aria-label={t("title")}
        title={t("title")}
        className={iconButtonStyle("ghost", "md")}
      >
        <Sun aria-hidden className="dark:hidden" />
        <Moon aria-hidden className="hidden dark:block" />
      </MenuTrigger>
      <MenuContent>
        <LazyPart code={choices} props={{}} />
      </MenuContent>
    </Menu>
  );
}
