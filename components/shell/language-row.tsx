"use client";

import { useLocale, useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { LOCALES } from "@/lib/i18n/locales";
import { useLanguage } from "./use-language";

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
