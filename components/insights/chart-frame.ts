"use client";
import { useMemo } from "react";
import type { InsightsAnswer } from "@/lib/insights/insights";
import { type InsightsSearch, insightsHref } from "@/lib/insights/insights-search";
import { jobsBehind, type Slice } from "@/lib/insights/jobs-behind";
import { hrefFor } from "@/lib/search/jobs-search";
import { type FigureWords, useFigureWords } from "./figure-words";

/** What every chart of an answer takes: its words, and the way to what is behind a figure. */
export type ChartFrame = {
  words: FigureWords;
  /** The address of the list behind a figure; null where no search leads there. */
  behind: (slice: Slice) => string | null;
  /** The address of one group's own figures over time; null where no search leads there. */
  alone: (slice: Slice) => string | null;
};

/** @param now epoch ms, as it was when the page was rendered */
export function useChartFrame(
  { jobs }: InsightsSearch,
  { bucket, tz }: Pick<InsightsAnswer, "bucket" | "tz">,
  now: number,
): ChartFrame {
  const words = useFigureWords(bucket, now);
  return useMemo(() => {
    const searchBehind = (slice: Slice) => jobsBehind(jobs, slice, { zone: tz, now })?.search;
    return {
      words,
      behind: (slice) => {
        const search = searchBehind(slice);
        return search ? hrefFor(search) : null;
      },
      alone: (slice) => {
        const search = searchBehind({ ...slice, metric: "jobs" });
        if (!search) return null;
        const { created } = jobs;
        return insightsHref({ jobs: { ...search, created }, grouping: { bucket, by: null } });
      },
    };
  }, [jobs, bucket, tz, now, words]);
}
