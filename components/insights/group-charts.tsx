"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { GroupKind, InsightsAnswer, Series } from "@/lib/insights/insights";
import { METRICS, type Metric, measure } from "@/lib/insights/metrics";
import { BarChart, HatchKey } from "./bar-chart";
import { ChartCard, type FigureRow } from "./chart-card";
import type { ChartFrame } from "./chart-frame";
import { axisNames, cellsOf, scaleOf, useHeads, useNote } from "./chart-parts";
import { GroupChart } from "./group-chart";
import { CARDS } from "./time-charts";

interface GroupChartsProps {
  answer: InsightsAnswer;
  frame: ChartFrame;
  by: GroupKind;
}

/** Every figure by store, technician or service, and the jobs of each over time. */
export function GroupCharts(props: GroupChartsProps) {
  const t = useTranslations("insights");
  const { answer } = props;
  const { groups } = answer.base;
  const shown = answer.series.length;
  return (
    <>
      {groups > shown ? (
        <p className="text-sm text-muted">{t("base.groups", { shown, groups })}</p>
      ) : null}
      <div className={CARDS}>
        {METRICS.map((metric) => (
          <OneFigure key={metric} {...props} metric={metric} />
        ))}
      </div>
      <OverTime {...props} />
    </>
  );
}

/** All days of an answer, from the first bucket to the last. */
function daysOf({ buckets }: InsightsAnswer) {
  return { from: buckets[0]?.from ?? "", to: buckets.at(-1)?.to ?? "" };
}

function OneFigure({ answer, frame, by, metric }: GroupChartsProps & { metric: Metric }) {
  const t = useTranslations("insights");
  const { words } = frame;
  const { series, all } = answer;
  const note = useNote(metric, all.whole);
  const heads = useHeads(metric);
  const days = daysOf(answer);
  const title = t(`metric.${metric}`);
  const measures = series.map(({ whole }) => measure(metric, whole));
  const format = { metric, largest: Math.max(0, ...measures.map(({ value }) => value ?? 0)) };
  const bars = series.map((group) => {
    const one = measure(metric, group.whole);
    const slice = { metric, figures: group.whole, days, group: { by, id: group.id } };
    return {
      ...{ key: group.id, one, label: words.group(group, by), value: one.value },
      words: words.value(one.value, format),
      name: t("bar", { when: words.group(group, by), figure: words.figure(one, format) }),
      href: frame.behind(slice),
      alone: frame.alone(slice),
    };
  });
  const rows = bars.map(({ key, label, one, href, alone }): FigureRow => {
    return { key, name: label, nameHref: alone, cells: cellsOf(one, format, words), href };
  });
  return (
    <ChartCard
      {...{ title, note }}
      reading={t("together", { figure: words.figure(measure(metric, all.whole), format) })}
      table={{ heads: [t(`group.${by}`), ...heads], rows }}
    >
      <GroupChart label={title} bars={bars} top={scaleOf(format).top} />
    </ChartCard>
  );
}

/** The jobs of each group over time, all on one scale. */
function OverTime({ answer, frame, by }: GroupChartsProps) {
  const t = useTranslations("insights");
  const [read, setRead] = useState<string | null>(null);
  const { words } = frame;
  const { buckets, series } = answer;
  const counts = series.flatMap(({ points }) => points.map(({ jobs }) => jobs));
  const format = { metric: "jobs", largest: Math.max(0, ...counts) } as const;
  const title = t(`overTime.${answer.bucket}`);
  return (
    <ChartCard
      title={title}
      note={t("eachOnOneScale")}
      reading={read ?? ""}
      hatched={
        buckets.every(({ isWhole }) => isWhole) ? null : (
          <HatchKey>{t(`hatched.${answer.bucket}`)}</HatchKey>
        )
      }
      table={{
        heads: [t(`group.${by}`), ...buckets.map(words.bucket)],
        rows: series.map((group) => ({
          key: group.id,
          name: words.group(group, by),
          nameHref: frame.alone({
            ...{ metric: "jobs", figures: group.whole, days: daysOf(answer) },
            group: { by, id: group.id },
          }),
          cells: group.points.map(({ jobs }) => words.count(jobs)),
          href: null,
        })),
      }}
    >
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-4">
        {series.map((group) => (
          <Small key={group.id} {...{ answer, frame, by, group, format }} onRead={setRead} />
        ))}
      </div>
    </ChartCard>
  );
}

interface SmallProps extends GroupChartsProps {
  group: Series;
  format: { metric: "jobs"; largest: number };
  onRead: (reading: string | null) => void;
}

function Small({ answer, frame, by, group, format, onRead }: SmallProps) {
  const t = useTranslations("insights");
  const { words } = frame;
  const name = words.group(group, by);
  const { isLong, room } = axisNames(answer);
  const bars = answer.buckets.map((bucket, index) => {
    const figures = group.points[index] ?? group.whole;
    const figure = words.figure(measure("jobs", figures), format);
    const slice = { metric: "jobs", figures, days: bucket, group: { by, id: group.id } } as const;
    return {
      ...{ key: bucket.from, isWhole: bucket.isWhole, value: figures.jobs },
      name: t("barOf", { group: name, when: words.bucket(bucket), figure }),
      mark: words.mark(bucket, isLong),
      href: frame.behind(slice),
    };
  });
  const { top } = scaleOf(format);
  return (
    <div className="min-w-0 print:break-inside-avoid">
      <h3 className="truncate text-sm font-medium" title={name}>
        <bdi>{name}</bdi>
      </h3>
      <BarChart
        label={t("byTime", { group: name })}
        bars={bars}
        scale={{ top, ticks: [0, top] }}
        tick={words.count}
        height={56}
        room={room / 2}
        onRead={(index) => onRead(index === null ? null : (bars[index]?.name ?? null))}
      />
    </div>
  );
}
