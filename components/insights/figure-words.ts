"use client";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import {
  type Bucket,
  type BucketKind,
  type GroupKind,
  NO_GROUP,
  type Series,
} from "@/lib/insights/insights";
import { durationUnit, type Measure, type Metric, unitOf } from "@/lib/insights/metrics";
import { dateFormats } from "@/lib/time/bounded-cache";
import { dayLocale, formatCalendarDay } from "@/lib/time/format";

/** How the figures of one chart are written: durations all in one unit, that of the largest. */
export type FigureFormat = { metric: Metric; largest: number };

/** Says buckets, groups and figures in the reader's language. */
export type FigureWords = {
  /** "16 Nov" or "Nov", short enough for an axis; "Nov 2026" on one that is longer than a year. */
  mark: (bucket: Bucket, isLong: boolean) => string;
  /** "Week from Mon 16 Nov", and whether it is a whole one. */
  bucket: (bucket: Bucket) => string;
  group: (group: Pick<Series, "id" | "label">, by: GroupKind) => string;
  count: (value: number) => string;
  /** "212", "84%", "2.3 days"; a dash where nothing is known. */
  value: (value: number | null, format: FigureFormat) => string;
  /** The same for an axis, where it is shorter. */
  tick: (value: number, format: FigureFormat) => string;
  /** What a figure is of: "84% (178 of 212 jobs)". */
  figure: (measure: Measure, format: FigureFormat) => string;
  /** "+12", "−3 points", "+0.4 days". */
  change: (now: Measure, before: Measure, format: FigureFormat) => string | null;
};

/** @param now epoch ms: days of another year are written with theirs */
export function useFigureWords(kind: BucketKind, now: number): FigureWords {
  const t = useTranslations("insights");
  const locale = useLocale();
  return useMemo(() => {
    const written = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options);
    const count = written({});
    const sign = { signDisplay: "exceptZero" } as const;
    const bucket = (one: Bucket) => {
      const name =
        kind === "week"
          ? t("bucket.week", { day: formatCalendarDay(one.from, { locale, now }) })
          : monthFormat(locale, "long", true).format(Date.parse(one.from));
      return one.isWhole ? name : t("bucket.part", { bucket: name });
    };
    const hours = (value: number, largest: number, options: Intl.NumberFormatOptions) => {
      const { unit, hours: size } = durationUnit(largest);
      const style = { style: "unit", unit, maximumFractionDigits: 1, ...options } as const;
      return written(style).format(value / size);
    };
    const value: FigureWords["value"] = (figure, { metric, largest }) => {
      if (figure === null) return "–";
      const unit = unitOf(metric);
      if (unit === "jobs") return count.format(figure);
      if (unit === "hours") return hours(figure, largest, { unitDisplay: "long" });
      return percent(figure, locale);
    };
    return {
      bucket,
      value,
      count: (number) => count.format(number),
      mark: ({ from }, isLong) =>
        kind === "month" || isLong
          ? monthFormat(locale, "short", isLong).format(Date.parse(from))
          : dayFormat(locale).format(Date.parse(from)),
      group: ({ id, label }, by) => (id === NO_GROUP ? t(`group.none.${by}`) : label || id),
      tick: (figure, { metric, largest }) => {
        if (unitOf(metric) !== "hours") return value(figure, { metric, largest });
        return hours(figure, largest, { unitDisplay: "narrow" });
      },
      figure: (measure, format) => {
        const { part, of } = measure;
        const words = value(measure.value, format);
        const unit = unitOf(format.metric);
        if (unit === "jobs") return t("figure.jobs", { count: part });
        if (measure.value === null) return t("figure.unknown");
        return t(`figure.${unit}`, { value: words, part, of });
      },
      change: (latest, before, { metric, largest }) => {
        if (latest.value === null || before.value === null) return null;
        const difference = latest.value - before.value;
        const unit = unitOf(metric);
        if (unit === "jobs") return written(sign).format(difference);
        if (unit === "hours") return hours(difference, largest, { ...sign, unitDisplay: "long" });
        const points = written({ ...sign, maximumFractionDigits: 1 }).format(difference * 100);
        return t("compare.points", { points });
      },
    };
  }, [t, locale, kind, now]);
}

/** A share in per cent: small ones with a tenth. */
function percent(share: number, locale: string): string {
  const maximumFractionDigits = share > 0 && share < 0.1 ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits }).format(share);
}

function dayFormat(locale: string): Intl.DateTimeFormat {
  const options = { timeZone: "UTC", day: "numeric", month: "short" } as const;
  return dateFormats(`mark ${locale}`, () => new Intl.DateTimeFormat(dayLocale(locale), options));
}

function monthFormat(
  locale: string,
  month: "long" | "short",
  withYear: boolean,
): Intl.DateTimeFormat {
  return dateFormats(
    `month ${locale} ${month} ${withYear}`,
    () =>
      new Intl.DateTimeFormat(dayLocale(locale), {
        timeZone: "UTC",
        month,
        ...(withYear && { year: "numeric" }),
      }),
  );
}
