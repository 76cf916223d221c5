"use client";
import { useLocale, useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { MenuLabel, MenuRadioGroup, MenuRadioItem } from "@/components/ui/popup/menu-items";
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

/** The languages side by side, where there is no menu yet. */
export function LanguageRow({ className }: { className?: string }) {
  const t = useTranslations("layout.language");
  const current = useLocale();
  const { choose, pending } = useLanguage();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a border and a legend.
    <div
      role="group"
      aria-label={t("title")}
      aria-busy={pending || undefined}
      className={cn("flex flex-wrap justify-center gap-1", className)}
    >
      {LOCALES.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === current}
          onClick={() => choose(locale)}
          className="min-h-7 rounded-md px-2 text-xs text-muted hover:bg-hover hover:text-fg aria-pressed:font-medium aria-pressed:text-fg"
        >
          {t(`name.${locale}`)}
        </button>
      ))}
    </div>
  );
}
