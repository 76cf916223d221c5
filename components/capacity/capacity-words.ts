"use client";
import { useLocale, useTranslations } from "next-intl";
import type { Block, BlockTime, BlockType } from "@/lib/actions/capacity";
import { type DayHours, runsOf } from "@/lib/actions/schedule-difference";
import { WEEKDAYS, type Weekday } from "@/lib/actions/wall-time";
import { addDays } from "@/lib/time/calendar";
import { formatCalendarDay, formatClock } from "@/lib/time/format";
import { nameZone } from "@/lib/time/zones";

/** The store that is shown, with its clock. */
export type CapacityPlace = {
  store: string;
  marketplace: string | null;
  /** What people call it. */
  name: string;
  zone: string;
  /** As `2026-11-23`. */
  today: string;
  /** Epoch ms. */
  now: number;
};

const MINUTE_MS = 60_000;
/** A Monday, from which the days of the week have their names. */
const MONDAY = "2026-01-05";

/** Days, hours and blocks in the language of the screen. */
export function useCapacityWords() {
  const t = useTranslations("capacity");
  const locale = useLocale();

  /** Minutes after midnight: "13:00", and "24:00" for the end of a day. */
  function clock(minutes: number): string {
    if (minutes >= 1440) return "24:00";
    return formatClock(minutes * MINUTE_MS, { locale, zone: "UTC" });
  }

  function weekday(day: Weekday, style: "long" | "short" = "long"): string {
    const at = Date.parse(`${addDays(MONDAY, WEEKDAYS.indexOf(day))}T00:00:00Z`);
    return new Intl.DateTimeFormat(locale, { weekday: style, timeZone: "UTC" }).format(at);
  }

  function weekdays(days: readonly Weekday[]): string {
    const names = WEEKDAYS.filter((day) => days.includes(day)).map((day) => weekday(day, "short"));
    return new Intl.ListFormat(locale, { type: "conjunction", style: "short" }).format(names);
  }

  /** "Monday to Wednesday and Friday". */
  function dayRuns(days: readonly Weekday[]): string {
    if (days.length === WEEKDAYS.length) return t("schedule.everyDay");
    const names = runsOf(days).flatMap((run) => {
      const [first, last] = [run[0], run.at(-1)];
      if (run.length < 3 || !first || !last) return run.map((one) => weekday(one));
      return t("schedule.dayRun", { first: weekday(first), last: weekday(last) });
    });
    return new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
  }

  /** "08:00–12:00, 13:00–18:00"; with how many at once where that is not always the same. */
  function hours(given: DayHours, counted: boolean): string {
    if (given.length === 0) return t("schedule.shut");
    const words = given.map(({ from, to, capacity }) => {
      const span = { from: clock(from), to: clock(to) };
      return counted
        ? t("schedule.rangeWords", { ...span, count: capacity })
        : `${span.from}–${span.to}`;
    });
    return words.join(counted ? "; " : ", ");
  }

  /** "Fri 27 Nov"; of another year with it. */
  const day = (text: string, now: number) => formatCalendarDay(text, { locale, now });

  function time({ day: on, from, to, repeats }: BlockTime, now: number): string {
    const hours = { from: clock(from), to: clock(to), day: day(on, now) };
    if (repeats === null) return t("blocks.once", hours);
    const until = day(repeats.until, now);
    return t("blocks.repeated", { ...hours, days: weekdays(repeats.days), until });
  }

  function block({ type, time: when }: { type: BlockType; time: Block["time"] }, now: number) {
    return `${t(`type.${type}`)}, ${time(when, now)}`;
  }

  /** "Pacific Time, Los Angeles". */
  function zone(id: string, at: number): string {
    const { name, place, offset } = nameZone(id, locale, at);
    return `${name ?? offset}, ${place}`;
  }

  return { clock, weekday, weekdays, dayRuns, hours, day, time, block, zone, locale };
}

export type CapacityWords = ReturnType<typeof useCapacityWords>;
