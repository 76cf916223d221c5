export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

type WeekAware = { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } };

/** Where a browser does not know its weeks, these regions begin them on Sunday. */
const SUNDAY_REGIONS = new Set(["US", "CA", "MX", "BR", "JP", "IN", "IL", "KR", "TW", "HK", "PH"]);

/** The first day of the week of a locale, 0 being Sunday. */
export function weekStart(tag: string): Weekday {
  const locale: Intl.Locale & WeekAware = new Intl.Locale(tag).maximize();
  const firstDay = (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay;
  if (firstDay !== undefined) return asWeekday(firstDay % 7);
  return SUNDAY_REGIONS.has(locale.region ?? "") ? 0 : 1;
}

/** The reader's own kind of a language, such as "en-GB" for "en": regions begin weeks differently. */
export function regionalTag(language: string, preferred: readonly string[]): string {
  return preferred.find((tag) => tag.split("-")[0] === language) ?? language;
}

const WEEKDAYS: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];

function asWeekday(day: number): Weekday {
  return WEEKDAYS[day] ?? 1;
}
