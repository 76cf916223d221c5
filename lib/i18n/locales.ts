/** Locales with a complete catalogue. */
export const LOCALES = ["en", "de", "zh-CN"] as const;

export type Locale = (typeof LOCALES)[number];

const DEFAULT_LOCALE: Locale = "en";

export const LOCALE_COOKIE = "service-jobs.locale";

/**
 * The locale to render: the cookie's, else the best of `Accept-Language` (RFC 9110), else English.
 * What names no language of ours is as good as nothing.
 */
export function pickLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  return firstMatch([cookie ?? "", ...byPreference(acceptLanguage ?? "")]) ?? DEFAULT_LOCALE;
}

function byPreference(header: string): string[] {
  return header
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(/\s*;\s*/);
      const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}

function firstMatch(tags: readonly string[]): Locale | undefined {
  return tags.map(match).find((locale) => locale !== undefined);
}

function match(tag: string): Locale | undefined {
  const wanted = tag.toLowerCase();
  const language = wanted.split("-")[0];
  if (!language) return undefined;
  return (
    LOCALES.find((locale) => locale.toLowerCase() === wanted) ??
    LOCALES.find((locale) => locale.toLowerCase().split("-")[0] === language)
  );
}
