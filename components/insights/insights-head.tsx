"use client";
import { useLocale, useTranslations } from "next-intl";
import { useRangeLabel } from "@/components/filters/date/range-words";
import { IndexWords } from "@/components/shared/index-states";
import { Freshness } from "@/components/shared/time/freshness";
import { useSayResult } from "@/components/ui/announcer";
import type { InsightsAnswer } from "@/lib/insights/insights";
import { namesIds } from "@/lib/search/index-only";
import { DEFAULT_CREATED, type JobsSearch } from "@/lib/search/jobs-search";
import { formatDay } from "@/lib/time/format";

interface InsightsHeadProps {
  jobs: JobsSearch;
  answer: InsightsAnswer | null;
  /** Whether the answer is that of the search, and not still the one before. */
  settled: boolean;
  zone: string;
  /** Epoch ms. */
  now: number;
  fetching: boolean;
  onRefresh: () => void;
}

/** The title, and what the figures rest on. */
export function InsightsHead(props: InsightsHeadProps) {
  const { jobs, answer, settled, zone, now, fetching, onRefresh } = props;
  const t = useTranslations("insights");
  const base = useBaseWords(answer, zone, now);
  useSayResult(settled ? base : null);
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
      <h1 className="text-xl font-semibold tracking-tight">{t("title")}</h1>
      <p className="text-sm text-muted tabular-nums">{base}</p>
      <PrintedRange {...{ jobs, zone, now }} />
      {answer ? (
        <IndexWords index={answer.index} soFar={t("index.soFar")} {...{ zone, now }} />
      ) : null}
      <Freshness
        fetchedAt={null}
        say={({ time }) => t("asOf", { time })}
        refresh={t("refresh")}
        refreshing={fetching}
        {...{ zone, now, onRefresh }}
      />
    </div>
  );
}

/** On paper no filter says of which time the figures are. */
function PrintedRange({ jobs, zone, now }: Pick<InsightsHeadProps, "jobs" | "zone" | "now">) {
  const t = useTranslations("filters.jobs");
  const rangeLabel = useRangeLabel();
  const range = jobs.created ?? (namesIds(jobs) ? null : DEFAULT_CREATED);
  if (range === null) return null;
  return (
    <p className="hidden basis-full text-sm print:block">
      {t("name.created")}: {rangeLabel(range, { zone, now })}
    </p>
  );
}

/** "Of 3,482 jobs, seen since Sat 12 Sep; nothing is known from before." */
function useBaseWords(answer: InsightsAnswer | null, zone: string, now: number): string | null {
  const t = useTranslations("insights.base");
  const locale = useLocale();
  if (answer === null) return null;
  const { jobs, unplaced, seenSince } = answer.base;
  const since = seenSince && formatDay(Date.parse(seenSince), { locale, zone, now });
  const words = [since ? t("since", { jobs, day: since }) : t("jobs", { jobs })];
  if (unplaced > 0) words.push(t("unplaced", { count: unplaced }));
  return words.join(" ");
}
