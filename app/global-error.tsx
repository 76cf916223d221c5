"use client";

import { CrashScreen } from "@/components/shell/crash-screen";
import { clientLocale } from "@/components/shell/language";
import { readTheme, themeClass } from "@/components/shell/theme";
import type { Locale } from "@/lib/i18n/locales";
import german from "@/lib/i18n/messages/de/crash.json";
import english from "@/lib/i18n/messages/en/crash.json";
import chinese from "@/lib/i18n/messages/zh-CN/crash.json";
import "./globals.css";

const WORDS: Record<Locale, typeof english> = { en: english, de: german, "zh-CN": chinese };

/** The root layout itself failed, and with it the catalogue: these few words come along. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const locale = clientLocale();
  const words = WORDS[locale];
  return (
    <html lang={locale} className={themeClass(readTheme())} suppressHydrationWarning>
      <body>
        <title>{words.title}</title>
        <CrashScreen error={error} retry={retry} words={words} />
      </body>
    </html>
  );
}
