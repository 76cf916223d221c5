import { LOCALE_COOKIE, LOCALES, type Locale, pickLocale } from "@/lib/i18n/locales";

/** A language of ours, or "browser", which lets the browser's own wish decide. */
export type Language = Locale | "browser";

export const LANGUAGES = [...LOCALES, "browser"] as const satisfies readonly Language[];

const YEAR_S = 365 * 24 * 60 * 60;

/** The language that a cookie header names; anything else follows the browser. */
export function readLanguage(cookies: string): Language {
  const entry = cookies.split("; ").find((cookie) => cookie.startsWith(`${LOCALE_COOKIE}=`));
  return parseLanguage(entry?.slice(LOCALE_COOKIE.length + 1));
}

/** The locale as the server picks it, where no server has; English where there is no browser. */
export function clientLocale(): Locale {
  if (typeof document === "undefined") return pickLocale(undefined, null);
  return pickLocale(readLanguage(document.cookie), navigator.languages.join(","));
}

export function parseLanguage(text: string | undefined): Language {
  return LOCALES.find((locale) => locale === text) ?? "browser";
}

/** The cookie that keeps a choice for a year; following the browser removes it. */
export function languageCookie(language: Language): string {
  const [value, age] = language === "browser" ? ["", 0] : [language, YEAR_S];
  return `${LOCALE_COOKIE}=${value}; path=/; max-age=${age}; samesite=lax`;
}
