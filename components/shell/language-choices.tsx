"use client";

import { useTranslations } from "next-intl";
import { MenuLabel, MenuRadioGroup, MenuRadioItem } from "@/components/ui/menu";
import { LOCALES } from "@/lib/i18n/locales";
import { parseLanguage, readLanguage } from "./language";
import { useLanguage } from "./use-language";

/** The languages, each in its own words, as choices of an open menu. */
export function LanguageChoices() {
  const t = useTranslations("layout.language");
  const { choose } = useLanguage();
  return (
    <MenuRadioGroup
      value={readLanguage(document.cookie)}
      onValueChange={(value) => choose(parseLanguage(value))}
    >
      <MenuLabel>{t("title")}</MenuLabel>
      {LOCALES.map((locale) => (
        <MenuRadioItem key={locale} value={locale} lang={locale}>
          {t(`name.${locale}`)}
        </MenuRadioItem>
      ))}
      <MenuRadioItem value="browser">{t("browser")}</MenuRadioItem>
    </MenuRadioGroup>
  );
}
