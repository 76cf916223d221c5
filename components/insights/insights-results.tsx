"use client";
import type { UseQueryResult } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { memo } from "react";
import { useQueryProblem } from "@/components/shared/problem/query-problem";
import { cn } from "@/components/ui/cn";
import type { InsightsAnswer } from "@/lib/insights/insights";
import { type InsightsSearch, insightsHref } from "@/lib/insights/insights-search";
import { formatDateTime } from "@/lib/time/format";
import { useChartFrame } from "./chart-frame";
import { Comparison } from "./comparison";
import { GroupCharts } from "./group-charts";
import { ChartsSkeleton, NoFigures, NoJobs, StaleFigures } from "./insights-states";
import { TimeCharts } from "./time-charts";

interface InsightsResultsProps {
  query: UseQueryResult<InsightsAnswer>;
  search: InsightsSearch;
  zone: string;
  /** Epoch ms. */
  now: number;
  /** The server's clock at render, epoch ms. */
  renderedAt: number;
  onClear: () => void;
}

/** The charts, or why there are none: loading, nothing to count, without an index, failed. */
export function InsightsResults(props: InsightsResultsProps) {
  const { query, search, zone, now, renderedAt, onClear } = props;
  const { data, isPlaceholderData, isFetching, dataUpdatedAt } = query;
  const problem = useQueryProblem(query, insightsHref(search));
  const locale = useLocale();
  const retry = { onRetry: () => void query.refetch(), retrying: isFetching };
  if (data === undefined || (isPlaceholderData && problem)) {
    return problem === null ? <ChartsSkeleton /> : <NoFigures problem={problem} {...retry} />;
  }
  return (
    <>
      {problem ? (
        <StaleFigures
          problem={problem}
          asOf={formatDateTime(dataUpdatedAt, { locale, zone, now })}
          {...retry}
        />
      ) : null}
      <div
        aria-busy={isPlaceholderData}
        className={cn("flex flex-col gap-4", isPlaceholderData && "opacity-60")}
      >
        {data.all.whole.jobs === 0 ? (
          <NoJobs onClear={onClear} />
        ) : (
          <Charts answer={data} search={search} now={renderedAt} />
        )}
      </div>
    </>
  );
}

type ChartsProps = { answer: InsightsAnswer; search: InsightsSearch; now: number };

const Charts = memo(function Charts({ answer, search, now }: ChartsProps) {
  const frame = useChartFrame(search, answer, now);
  const shared = { answer, frame };
  return (
    <>
      <Comparison {...shared} />
      {answer.by === null ? <TimeCharts {...shared} /> : <GroupCharts {...shared} by={answer.by} />}
    </>
  );
});
