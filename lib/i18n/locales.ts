/** Locales with a complete catalogue; "de" and "zh-CN" belong here once theirs exist. */
const LOCALES = ["en"] as const;

type Locale = (typeof LOCALES)[number];

const DEFAULT_LOCALE: Locale = "en";

export const LOCALE_COOKIE = "locale";

/** The locale to render: the cookie's, else the best of `Accept-Language` (RFC 9110), else English. */
export function pickLocale(
  cookie: string | undefined,
  acceptLanguage: string | null,
  supported: readonly string[] = LOCALES,
): string {
  return (
    [cookie ?? "", ...byPreference(acceptLanguage ?? "")].reduce<string | undefined>(
      (found, tag) => found ?? match(tag, supported),
      undefined,
    ) ?? DEFAULT_LOCALE
  );
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

function match(tag: string, supported: readonly string[]): string | undefined {
  const wanted = tag.toLowerCase();
  const language = wanted.split("-")[0];
  if (!language) return undefined;
  return (
    supported.find((locale) => locale.toLowerCase() === wanted) ??
    supported.find((locale) => locale.toLowerCase().split("-")[0] === language)
  );
}
