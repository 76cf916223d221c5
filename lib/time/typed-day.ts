import { dateFormats } from "./bounded-cache";
import { isDay } from "./calendar";
import { dayLocale } from "./format";

/** A day such as `2026-11-24` as a field of the language shows it: "24 Nov 2026", "24. Nov. 2026", "2026年11月24日". */
export function writeDay(day: string, locale: string): string {
  return formatOf(locale, "short").format(Date.parse(`${day}T00:00:00Z`));
}

/** The same in figures, as an example of what may be typed: "24/11/2026", "24.11.2026", "2026/11/24". */
export function writeDayInFigures(day: string, locale: string): string {
  return formatOf(locale, "2-digit").format(Date.parse(`${day}T00:00:00Z`));
}

/**
 * The day that somebody typed: in figures in the order of the language, with the name of a month, or
 * as `2026-11-24`; without a year, that of `today`. Null for what is no day.
 */
export function readTypedDay(text: string, locale: string, today: string): string | null {
  const tokens =
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/\d+|\p{L}+/gu) ?? [];
  const figures = tokens.filter((token) => /^\d/u.test(token));
  const words = tokens.filter((token) => !/^(?:\d|[年月日号])/u.test(token));
  const [word, ...others] = words;
  if (others.length > 0 || figures.some((figure) => figure.length > 4)) return null;
  if (word !== undefined) {
    const month = monthCalled(word, locale);
    if (month === null || figures.length === 0 || figures.length > 2) return null;
    const [one = "", other = today.slice(0, 4)] = figures;
    return one.length > 2 ? dayOf(one, month, other) : dayOf(other, month, one);
  }
  const [one = "", two = "", three] = figures;
  if (figures.length === 3 && one.length === 4) return dayOf(one, two, three ?? "");
  if (figures.length < 2 || figures.length > 3) return null;
  const year = today.slice(0, 4);
  if (isYearFirst(locale)) {
    return three === undefined ? dayOf(year, one, two) : dayOf(one, two, three);
  }
  // There is no thirteenth month: it can only be the other order.
  return dayOf(three ?? year, two, one) ?? dayOf(three ?? year, one, two);
}

function dayOf(year: string, month: string, day: string): string | null {
  if (year.length !== 4 && year.length !== 2) return null;
  const whole = [year.padStart(4, "20"), month.padStart(2, "0"), day.padStart(2, "0")].join("-");
  return isDay(whole) ? whole : null;
}

/** The number of the month whose name begins so, in the language or in English. */
function monthCalled(word: string, locale: string): string | null {
  if (word.length < 3) return null;
  for (const language of [locale, "en"]) {
    const format = formatOf(language, "long");
    for (let month = 1; month <= 12; month++) {
      const name = format
        .formatToParts(Date.UTC(2026, month - 1, 1))
        .find(({ type }) => type === "month");
      if (name?.value.toLowerCase().startsWith(word)) return String(month);
    }
  }
  return null;
}

function isYearFirst(locale: string): boolean {
  const [first] = formatOf(locale, "2-digit").formatToParts(0);
  return first?.type === "year";
}

function formatOf(locale: string, month: "short" | "long" | "2-digit"): Intl.DateTimeFormat {
  return dateFormats(
    `typed ${locale} ${month}`,
    () =>
      new Intl.DateTimeFormat(dayLocale(locale), {
        ...{ timeZone: "UTC", year: "numeric", month },
        day: month === "2-digit" ? "2-digit" : "numeric",
      }),
  );
}
