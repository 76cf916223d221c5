"use client";
import Monitor from "lucide-react/icons/monitor";
import Moon from "lucide-react/icons/moon";
import Sun from "lucide-react/icons/sun";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { MenuLabel, MenuRadioGroup, MenuRadioItem } from "@/components/ui/popup/menu-items";
import { parseTheme, readTheme, THEMES, type Theme } from "./theme";
import { useThemeChoice } from "./use-theme-choice";

const ICONS = { light: Sun, dark: Moon, system: Monitor } as const;

/** The themes, as choices of an open menu. */
export function ThemeChoices() {
  const t = useTranslations("layout.theme");
  const chooseTheme = useThemeChoice();
  const [theme, setTheme] = useState<Theme>(readTheme);

  function choose(value: Theme) {
    chooseTheme(value);
    setTheme(value);
  }

  return (
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
  );
}
