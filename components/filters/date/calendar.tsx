"use client";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { type ClassNames, DayPicker } from "react-day-picker";
import { dayInZone } from "@/lib/time/calendar";
import { dayLocale } from "@/lib/time/format";

const NAV_BUTTON =
  "grid size-8 place-items-center rounded-md text-muted hover:bg-hover hover:text-fg " +
  "aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:fill-current";

/** The calendar in our colours; its own style sheet is not loaded. */
const CALENDAR_STYLE: Partial<ClassNames> = {
  root: "mt-3",
  months: "relative",
  month_caption: "flex h-8 items-center justify-center text-sm font-medium",
  nav: "absolute inset-x-0 top-0 flex justify-between",
  button_previous: NAV_BUTTON,
  button_next: NAV_BUTTON,
  month_grid: "mt-1 w-full table-fixed border-collapse",
  weekday: "h-7 text-xs font-normal text-faint",
  day: "group/day p-0 text-center text-sm tabular-nums",
  day_button:
    "h-8 w-full rounded-md hover:bg-pressed focus-visible:-outline-offset-2 " +
    "group-data-today/day:font-semibold group-data-today/day:text-accent-fg group-data-today/day:underline " +
    "group-data-today/day:underline-offset-4",
  outside: "text-faint",
  range_start: "rounded-l-md bg-accent-subtle [&>button]:bg-accent! [&>button]:text-on-accent!",
  range_middle: "bg-accent-subtle",
  range_end: "rounded-r-md bg-accent-subtle [&>button]:bg-accent! [&>button]:text-on-accent!",
  disabled: "opacity-50",
  hidden: "invisible",
};

type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

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

interface CalendarProps {
  label: string;
  /** Days as `2026-11-23`; "" for an open end. */
  from: string;
  to: string;
  today: string;
  /** Any day of the month in view. */
  month: string;
  onMonthChange: (day: string) => void;
  onPick: (day: string) => void;
}

/**
 * A month of plain days. It reckons in UTC, where every day has 24 hours; in which zone the days are
 * meant is the caller's affair.
 */
export function Calendar({ label, from, to, today, month, onMonthChange, onPick }: CalendarProps) {
  const t = useTranslations("filters");
  const locale = useLocale();
  const format = useMemo(() => formatters(locale), [locale]);
  const first = from || to;
  return (
    <DayPicker
      mode="range"
      timeZone="UTC"
      selected={first === "" ? undefined : { from: dateOf(first), to: dateOf(to || first) }}
      onSelect={(_, day) => onPick(dayOf(day))}
      month={dateOf(month)}
      onMonthChange={(day) => onMonthChange(dayOf(day))}
      today={dateOf(today)}
      weekStartsOn={weekStart(regionalTag(locale, navigator.languages))}
      showOutsideDays
      fixedWeeks
      aria-label={label}
      classNames={CALENDAR_STYLE}
      formatters={{
        formatCaption: (month) => format.month.format(month),
        formatWeekdayName: (day) => format.weekday.format(day),
        formatDay: (day) => String(day.getUTCDate()),
      }}
      labels={{
        labelGrid: (month) => format.month.format(month),
        labelNav: () => t("calendar.nav"),
        labelNext: () => t("calendar.next"),
        labelPrevious: () => t("calendar.previous"),
        labelWeekday: (day) => format.weekdayName.format(day),
        labelDayButton: (day, modifiers) => {
          const text = format.full.format(day);
          return modifiers.today ? t("calendar.today", { day: text }) : text;
        },
      }}
    />
  );
}

function dayOf(date: Date): string {
  return dayInZone(date.getTime(), "UTC");
}

function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function formatters(locale: string) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(dayLocale(locale), { timeZone: "UTC", ...options });
  return {
    month: format({ month: "long", year: "numeric" }),
    weekday: format({ weekday: "short" }),
    weekdayName: format({ weekday: "long" }),
    full: format({ dateStyle: "full" }),
  };
}
