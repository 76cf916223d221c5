"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { announce } from "@/components/ui/announce";
import { pageCount } from "./page-math";

export interface ResultsAnnouncerProps {
  /** Names the question: the serialised search. Each new answer is said once; null while none is there. */
  answerTo: string | null;
  /** Rows on this page. */
  rows: number;
  total: number | null;
  page: number;
  pageSize: number;
}

/** Says politely what a search came to: "48 jobs, page 3 of 175". What stands there at first is not said. */
export function ResultsAnnouncer({ answerTo, rows, total, page, pageSize }: ResultsAnnouncerProps) {
  const t = useTranslations("jobs.announce");
  const said = useRef(answerTo);
  const pages = pageCount(total, pageSize);
  const sentence =
    total === null || pages === null
      ? t("unknownTotal", { rows, page })
      : t("results", { total, page, pages });

  // The outside system is the live region.
  useEffect(() => {
    if (answerTo === null || said.current === answerTo) return;
    said.current = answerTo;
    announce(sentence);
  }, [answerTo, sentence]);

  return null;
}
