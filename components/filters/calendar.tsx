"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { DayPicker } from "react-day-picker";
import { dayInZone } from "@/lib/time/calendar";
import { CALENDAR_STYLE } from "./calendar-style";
import { regionalTag, weekStart } from "./week-start";

export interface CalendarProps {
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
    new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
  return {
    month: format({ month: "long", year: "numeric" }),
    weekday: format({ weekday: "short" }),
    weekdayName: format({ weekday: "long" }),
    full: format({ dateStyle: "full" }),
  };
}
