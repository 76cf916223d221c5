"use client";

import { useTranslations } from "next-intl";
import type { CommandGroup } from "@/components/shared/command";
import { LANGUAGES, readLanguage } from "@/components/shell/language";
import { readTheme, THEMES } from "@/components/shell/theme";
import { useLanguage } from "@/components/shell/use-language";
import { useThemeChoice } from "@/components/shell/use-theme-choice";

/** Theme and language. */
export function useAppearanceCommands(): CommandGroup[] {
  const t = useTranslations("commandMenu");
  const tTheme = useTranslations("layout.theme");
  const tLanguage = useTranslations("layout.language");
  const theme = readTheme();
  const chooseTheme = useThemeChoice();
  const language = readLanguage(document.cookie);
  const { choose: chooseLanguage } = useLanguage();
  return [
    {
      id: "theme",
      label: t("groups.theme"),
      folded: true,
      commands: THEMES.map((value) => ({
        id: `theme-${value}`,
        label: tTheme(value),
        checked: theme === value,
        run: () => chooseTheme(value),
      })),
    },
    {
      id: "language",
      label: t("groups.language"),
      folded: true,
      commands: LANGUAGES.map((value) => ({
        id: `language-${value}`,
        label: value === "browser" ? tLanguage("browser") : tLanguage(`name.${value}`),
        words: ["language"],
        checked: language === value,
        run: () => chooseLanguage(value),
      })),
    },
  ];
}
