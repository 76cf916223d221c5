"use client";
import { useLocale, useTranslations } from "next-intl";
import { type Figures, type InsightsAnswer, ON_TIME_MINUTES } from "@/lib/insights/insights";
import { durationUnit, type Measure, type Metric, unitOf } from "@/lib/insights/metrics";
import type { FigureFormat, FigureWords } from "./figure-words";
import { type Scale, scaleTo } from "./scale";

/** The axis of a figure: what is counted has whole steps, shares end at all, durations have steps of their unit. */
export function scaleOf({ metric, largest }: FigureFormat): Scale {
  const unit = unitOf(metric);
  if (unit === "jobs") return scaleTo(largest, { whole: true });
  if (unit === "share") return scaleTo(largest, { most: 1 });
  const { hours } = durationUnit(largest);
  const { top, ticks } = scaleTo(largest / hours);
  return { top: top * hours, ticks: ticks.map((tick) => tick * hours) };
}

/** Under a chart's title: what is drawn, and what it rests on. */
export function useNote(metric: Metric, { jobs, firstVisit, onTime }: Figures): string {
  const t = useTranslations("insights.note");
  const locale = useLocale();
  const known = metric === "onTime" ? onTime.of : firstVisit.of;
  const share = new Intl.NumberFormat(locale, { style: "percent" }).format(
    jobs === 0 ? 0 : known / jobs,
  );
  const of = metric === "onTime" ? known : jobs;
  return t(metric, { part: known, of, minutes: ON_TIME_MINUTES, share });
}

/** The heads of a figure's table, after that of its rows. */
export function useHeads(metric: Metric): string[] {
  const t = useTranslations("insights");
  const title = t(`metric.${metric}`);
  const unit = unitOf(metric);
  if (unit === "jobs") return [title];
  if (unit === "hours") return [title, t("table.known")];
  return [title, t("table.part"), t("table.of")];
}

/** The cells below these heads. */
export function cellsOf(one: Measure, format: FigureFormat, words: FigureWords): string[] {
  const unit = unitOf(format.metric);
  const cells = [words.value(one.value, format)];
  if (unit !== "jobs") cells.push(words.count(one.part));
  if (unit === "share") cells.push(words.count(one.of));
  return cells;
}

/** Whether an axis is longer than a year, so that its names need one, and how many of them have room. */
export function axisNames({ bucket, buckets }: Pick<InsightsAnswer, "bucket" | "buckets">) {
  const isLong = buckets.length > (bucket === "week" ? 52 : 12);
  return { isLong, room: isLong ? 3 : 6 };
}
