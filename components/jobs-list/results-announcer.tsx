"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { announce } from "@/components/ui/announcer";
import type { JobsSearch, Sort } from "@/lib/search/jobs-search";
import { pageTitle } from "@/lib/search/page-title";
import { pageCount } from "./page-math";

interface ResultsAnnouncerProps {
  /** Names the question: the serialised search. Each new answer is said once; null while none is there. */
  answerTo: string | null;
  /** When the rows last came because somebody asked for the same ones anew; 0: never. */
  refreshedAt: number;
  /** Rows on this page. */
  rows: number;
  total: number | null;
  page: number;
  pageSize: number;
  sort: Sort;
}

/**
 * Says politely what a search came to: "48 jobs, page 3 of 175", and the order when that is another
 * one. The first answer is not said, but that of a refresh is.
 */
export function ResultsAnnouncer(props: ResultsAnnouncerProps) {
  const { answerTo, refreshedAt, rows, total, page, pageSize, sort } = props;
  const t = useTranslations("jobs.announce");
  const tSort = useTranslations("filters.jobs.sort");
  const said = useRef({ answerTo, refreshedAt, sort });
  const pages = pageCount(total, pageSize);
  const sentence =
    total === null || pages === null
      ? t("unknownTotal", { rows, page })
      : t("results", { total, page, pages });

  const refreshed = t("refreshed", { results: sentence });
  const sorted = t("sorted", { results: sentence, sort: tSort(sort) });

  // The outside system is the live region.
  useEffect(() => {
    const before = said.current;
    const another = before.answerTo !== answerTo;
    if (answerTo === null || !(another || refreshedAt > before.refreshedAt)) return;
    said.current = { answerTo, refreshedAt: Math.max(refreshedAt, before.refreshedAt), sort };
    if (before.sort !== sort) announce(sorted);
    else announce(another ? sentence : refreshed);
  }, [answerTo, refreshedAt, sort, sentence, refreshed, sorted]);

  return null;
}

/** Names the tab after the address as it changes; the server named it when the page was loaded. */
export function usePageTitle(search: JobsSearch): void {
  const t = useTranslations("jobs");
  const app = useTranslations("common")("appName");
  const title = pageTitle(search, {
    list: t("title"),
    job: (id) => t("pageTitle.job", { id }),
    filters: (count) => t("pageTitle.filters", { count }),
    page: (page) => t("pageTitle.page", { page }),
  });

  // The outside system is the browser's tab.
  useEffect(() => {
    document.title = `${title} · ${app}`;
  }, [title, app]);
}
