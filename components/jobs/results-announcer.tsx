"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { announce } from "@/components/ui/announce";
import type { Sort } from "@/lib/jobs/jobs-search";
import { pageCount } from "./page-math";

export interface ResultsAnnouncerProps {
  /** Names the question: the serialised search. Each new answer is said once; null while none is there. */
  answerTo: string | null;
  /** Rows on this page. */
  rows: number;
  total: number | null;
  page: number;
  pageSize: number;
  sort: Sort;
}

/**
 * Says politely what a search came to: "48 jobs, page 3 of 175", and the order when that is another
 * one. What stands there at first is not said.
 */
export function ResultsAnnouncer(props: ResultsAnnouncerProps) {
  const { answerTo, rows, total, page, pageSize, sort } = props;
  const t = useTranslations("jobs.announce");
  const tSort = useTranslations("filters.jobs.sort");
  const said = useRef({ answerTo, sort });
  const pages = pageCount(total, pageSize);
  const sentence =
    total === null || pages === null
      ? t("unknownTotal", { rows, page })
      : t("results", { total, page, pages });

  const sorted = t("sorted", { results: sentence, sort: tSort(sort) });

  // The outside system is the live region.
  useEffect(() => {
    const before = said.current;
    if (answerTo === null || before.answerTo === answerTo) return;
    said.current = { answerTo, sort };
    announce(before.sort === sort ? sentence : sorted);
  }, [answerTo, sort, sentence, sorted]);

  return null;
}
