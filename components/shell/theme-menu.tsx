"use client";

import Monitor from "lucide-react/icons/monitor";
import Moon from "lucide-react/icons/moon";
import Sun from "lucide-react/icons/sun";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { iconButtonStyle } from "@/components/ui/button-style";
import {
  Menu,
  MenuContent,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuTrigger,
} from "@/components/ui/popup/menu";
import { parseTheme, readTheme, THEMES, type Theme } from "./theme";
import { useThemeChoice } from "./use-theme-choice";

const ICONS = { light: Sun, dark: Moon, system: Monitor } as const;

/** Light, dark, or as the system has it. */
export function ThemeMenu() {
  const t = useTranslations("layout.theme");
  // Unknown until the menu opens: the button's icon follows the theme by CSS alone.
  const chooseTheme = useThemeChoice();
  const [theme, setTheme] = useState<Theme>("system");

  function choose(value: Theme) {
    chooseTheme(value);
    setTheme(value);
  }

  return (
    <Menu onOpenChange={(open) => open && setTheme(readTheme())}>
      <MenuTrigger
        aria-label={t("title")}
        title={t("title")}
        className={iconButtonStyle("ghost", "md")}
      >
        <Sun aria-hidden className="dark:hidden" />
        <Moon aria-hidden className="hidden dark:block" />
      </MenuTrigger>
      <MenuContent>
        <MenuRadioGroup value={theme} onValueChange={(value) => choose(parseTheme(value))}>
          <MenuLabel>{t("title")}</MenuLabel>
          {THEMES.map((value) => {
            const Icon = ICONS[value];
            return (
              <MenuRadioItem key={value} value={value}>
                <Icon aria-hidden />
                {t(value)}
              </MenuRadioItem>
            );
          })}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}
