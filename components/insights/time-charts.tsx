"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { InsightsAnswer } from "@/lib/insights/insights";
import { METRICS, type Metric, measure } from "@/lib/insights/metrics";
import { type Bar, BarChart, HatchKey } from "./bar-chart";
import { ChartCard, type FigureRow } from "./chart-card";
import type { ChartFrame } from "./chart-frame";
import { axisNames, cellsOf, scaleOf, useHeads, useNote } from "./chart-parts";

interface TimeChartsProps {
  answer: InsightsAnswer;
  frame: ChartFrame;
}

/** Every figure of all jobs, over time. */
export function TimeCharts({ answer, frame }: TimeChartsProps) {
  return (
    <div className={CARDS}>
      {METRICS.map((metric) => (
        <TimeChart key={metric} {...{ answer, frame, metric }} />
      ))}
    </div>
  );
}

export const CARDS = "grid gap-4 md:grid-cols-2 2xl:grid-cols-3 print:block print:space-y-4";

function TimeChart({ answer, frame, metric }: TimeChartsProps & { metric: Metric }) {
  const t = useTranslations("insights");
  const heads = useHeads(metric);
  const note = useNote(metric, answer.all.whole);
  const { words } = frame;
  const { buckets, all } = answer;
  const { isLong, room } = axisNames(answer);
  const [read, setRead] = useState<number | null>(null);
  const measures = all.points.map((figures) => measure(metric, figures));
  const largest = Math.max(0, ...measures.map(({ value }) => value ?? 0));
  const format = { metric, largest };
  const title = t(`metric.${metric}`);
  const whole = words.figure(measure(metric, all.whole), format);
  const bars = buckets.map((bucket, index): Bar & { figure: string } => {
    const figures = all.points[index] ?? all.whole;
    const figure = words.figure(measure(metric, figures), format);
    return {
      ...{ key: bucket.from, isWhole: bucket.isWhole, figure },
      value: measures[index]?.value ?? null,
      name: t("bar", { when: words.bucket(bucket), figure }),
      mark: words.mark(bucket, isLong),
      href: frame.behind({ metric, figures, days: bucket, group: null }),
    };
  });
  const rows = bars.map(({ key, href }, index): FigureRow => {
    const [bucket, one] = [buckets[index], measures[index]];
    return {
      ...{ key, href },
      name: bucket ? words.bucket(bucket) : key,
      cells: one ? cellsOf(one, format, words) : [],
    };
  });
  const isKnown = measures.some(({ value }) => value !== null);
  const isSilent = !isKnown && (metric === "firstVisit" || metric === "onTime");
  return (
    <ChartCard
      {...{ title, note }}
      reading={(read === null ? undefined : bars[read]?.name) ?? t("together", { figure: whole })}
      hatched={
        buckets.every(({ isWhole }) => isWhole) ? null : (
          <HatchKey>{t(`hatched.${answer.bucket}`)}</HatchKey>
        )
      }
      table={{ heads: [t(`table.${answer.bucket}`), ...heads], rows }}
    >
      {isSilent ? (
        <p className="py-8 text-center text-sm text-muted">{t(`unknown.${metric}`)}</p>
      ) : (
        <BarChart
          label={title}
          bars={bars}
          scale={scaleOf(format)}
          room={room}
          tick={(value) => words.tick(value, format)}
          onRead={setRead}
        />
      )}
    </ChartCard>
  );
}
