"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { latestTwo } from "@/lib/insights/buckets";
import type { InsightsAnswer } from "@/lib/insights/insights";
import { METRICS, measure } from "@/lib/insights/metrics";
import type { ChartFrame } from "./chart-frame";

/** The latest whole week, or month, against the one before. */
export function Comparison({ answer, frame }: { answer: InsightsAnswer; frame: ChartFrame }) {
  const t = useTranslations("insights");
  const id = useId();
  const { words } = frame;
  const two = latestTwo(answer.buckets, answer.all);
  if (two === null) return <p className="text-sm text-muted">{t("compare.none")}</p>;
  const { bucket, now, before } = two;
  return (
    <section aria-labelledby={id} className="rounded-lg border border-line bg-surface p-4">
      <h2 id={id} className="text-base font-semibold">
        {t(`compare.${answer.bucket}`, { bucket: words.bucket(bucket) })}
      </h2>
      <dl className="mt-3 grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4 xl:grid-cols-7">
        {METRICS.map((metric) => {
          const [latest, earlier] = [measure(metric, now), measure(metric, before)];
          const largest = Math.max(latest.value ?? 0, earlier.value ?? 0);
          const format = { metric, largest };
          const figure = words.value(latest.value, format);
          const link = frame.behind({ metric, figures: now, days: bucket, group: null });
          return (
            <div key={metric} className="flex flex-col">
              <dt className="text-xs text-muted">{t(`metric.${metric}`)}</dt>
              <dd className="text-xl font-semibold tracking-tight tabular-nums">
                {link === null || latest.value === null ? (
                  figure
                ) : (
                  <Link
                    href={link}
                    prefetch={false}
                    aria-label={t("bar", {
                      when: t(`metric.${metric}`),
                      figure: words.figure(latest, format),
                    })}
                    className="rounded-sm hover:text-accent-fg"
                  >
                    {figure}
                  </Link>
                )}
              </dd>
              <dd className="text-xs text-muted tabular-nums">
                {words.change(latest, earlier, format) ?? t("compare.unknown")}
              </dd>
              <dd className="text-xs text-faint tabular-nums">
                {t("compare.before", { value: words.value(earlier.value, format) })}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
