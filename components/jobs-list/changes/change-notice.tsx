"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import type { JobPage } from "@/lib/jobs/job";
import {
  type ChangesQuestion,
  changesKey,
  changesQuery,
  changesQuestion,
} from "@/lib/search/change-poll";
import type { JobsSearch } from "@/lib/search/jobs-search";
import { dayInZone } from "@/lib/time/calendar";
import { formatClock, formatDateTime } from "@/lib/time/format";
import { useListChanges } from "./use-list-changes";

export interface ChangeNoticeProps {
  search: JobsSearch;
  /** Null while the rows answer no question, or another one. */
  page: JobPage | null;
  zone: string;
  /** Epoch ms. */
  now: number;
  onShow: () => void;
}

/** A notice about each list that something new can join. */
export function ChangeNotice({ search, page, zone, now, onShow }: ChangeNoticeProps) {
  const isTold = useListChanges(search, page);
  const question = page && changesQuestion(search, { asOf: page.asOf, zone, now });
  if (!question) return null;
  return (
    <Notice
      key={changesKey(question)}
      question={question}
      isTold={isTold}
      since={Date.parse(page.asOf)}
      zone={zone}
      now={now}
      onShow={onShow}
    />
  );
}

interface NoticeProps extends Pick<ChangeNoticeProps, "zone" | "now" | "onShow"> {
  question: ChangesQuestion;
  /** Whether the server says by itself when to ask. */
  isTold: boolean;
  /** Up to when the list was asked, epoch ms. */
  since: number;
}

/**
 * Asks how much is new or changed since the list was asked, and shows it when somebody wants it: the
 * rows stay until then. Where nobody tells it when, it polls: it backs off while nothing changes, and does
 * not ask while nobody sees the page.
 */
function Notice({ question, isTold, since, zone, now, onShow }: NoticeProps) {
  const t = useTranslations("changes");
  const locale = useLocale();
  const asked = changesQuery(question, since);
  const { data } = useQuery(isTold ? { ...asked, refetchInterval: false } : asked);
  const { count, more } = data;
  const sameDay = dayInZone(since, zone) === dayInZone(now, zone);
  const time = sameDay
    ? formatClock(since, { locale, zone })
    : formatDateTime(since, { locale, zone, now });
  const sentence = t(more ? "foundMore" : "found", { count, time });
  const said = useRef(false);

  // The outside system is the live region: it speaks once for each list.
  useEffect(() => {
    if (count === 0 || said.current) return;
    said.current = true;
    announce(sentence);
  }, [count, sentence]);

  if (count === 0) return null;
  return (
    <Button
      size="sm"
      data-chrome=""
      onClick={() => {
        // The button goes with its notice: the keyboard goes on at the list.
        document.getElementById("main")?.focus({ preventScroll: true });
        onShow();
      }}
      className="border-accent-line! sm:mr-2 bg-accent-subtle! text-accent-fg! max-sm:fixed max-sm:inset-x-0 max-sm:bottom-[max(1rem,env(safe-area-inset-bottom))] max-sm:z-20 max-sm:mx-auto max-sm:h-9 max-sm:w-fit max-sm:shadow-popup"
    >
      <span className="tabular-nums">{sentence}</span>
      <span aria-hidden>·</span>
      <span className="font-semibold">{t("show")}</span>
    </Button>
  );
}
