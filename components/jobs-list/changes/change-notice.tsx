"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { deviceTimeOf } from "@/lib/http/server-clock";
import type { JobPage } from "@/lib/jobs/job";
import {
  type ChangesQuestion,
  changesKey,
  changesQuery,
  changesQuestion,
} from "@/lib/search/change-poll";
import { facetsQuery } from "@/lib/search/facets-query";
import { indexOnlyParameters } from "@/lib/search/index-only";
import type { JobsSearch } from "@/lib/search/jobs-search";
import { dayInZone } from "@/lib/time/calendar";
import { formatClock, formatDateTime } from "@/lib/time/format";
import { formatInstant } from "@/lib/time/instant";
import type { Range } from "@/lib/time/range";
import { forgetLook, lookBefore, noteLook } from "./last-look";
import { useListChanges } from "./use-list-changes";

export interface ChangeNoticeProps {
  search: JobsSearch;
  /** Null while the rows answer no question, or another one. */
  page: JobPage | null;
  zone: string;
  /** Epoch ms. */
  now: number;
  /** Tells the people at one browser apart. */
  person: string;
  onShow: () => void;
  /** Shows what has changed within a range. */
  onShowUpdated: (range: Range) => void;
}

/**
 * A notice about each list that something new can join: what has changed since the person looked at it on
 * an earlier visit, and once that is seen, what changes while they look.
 */
export function ChangeNotice(props: ChangeNoticeProps) {
  const { search, page, zone, now, person, onShow, onShowUpdated } = props;
  const isTold = useListChanges(search, page);
  const shownAt = page === null ? null : Date.parse(page.asOf);
  const [before, setBefore] = useState(() =>
    shownAt === null ? null : lookBefore(person, shownAt),
  );

  // The outside system is the memory of the browser.
  useEffect(() => {
    if (shownAt !== null) noteLook(person, shownAt);
  }, [person, shownAt]);

  if (page === null || shownAt === null) return null;
  const since = before ?? shownAt;
  const question = changesQuestion(search, { asOf: formatInstant(since), zone, now });
  if (!question) {
    // Amazon's own list has no words for these; the index counts them whenever something changes.
    const isCounted = isTold && page.source === "index" && indexOnlyParameters(search).length > 0;
    return isCounted ? <CountNotice key={page.asOf} {...{ search, page, onShow }} /> : null;
  }
  const showBefore = () => {
    forgetLook();
    setBefore(null);
    const from = { kind: "instant", at: formatInstant(since) } as const;
    onShowUpdated({ kind: "span", from, to: null });
  };
  return (
    <Notice
      key={changesKey(question)}
      {...{ question, isTold, since, zone, now }}
      onShow={before === null ? onShow : showBefore}
    />
  );
}

interface CountNoticeProps extends Pick<ChangeNoticeProps, "search" | "onShow"> {
  page: JobPage;
}

/** That a list which only the index answers has more or fewer jobs than when it was asked. */
function CountNotice({ search, page, onShow }: CountNoticeProps) {
  const t = useTranslations("changes");
  const { data, dataUpdatedAt } = useQuery(facetsQuery(search));
  const isNewer = dataUpdatedAt > deviceTimeOf(Date.parse(page.asOf));
  const differs = data && isNewer && page.total !== null && data.total !== page.total;
  return differs ? (
    <NoticeButton sentence={t("counted", { count: data.total })} onShow={onShow} />
  ) : null;
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
  return count === 0 ? null : <NoticeButton sentence={sentence} onShow={onShow} />;
}

interface NoticeButtonProps {
  sentence: string;
  onShow: () => void;
}

/** What there is to see, with the way to it. It is said aloud when it appears, and not with each number. */
function NoticeButton({ sentence, onShow }: NoticeButtonProps) {
  const t = useTranslations("changes");
  const say = useEffectEvent(() => announce(sentence));

  // The outside system is the live region.
  useEffect(() => say(), []);

  return (
    <Button
      size="sm"
      data-chrome=""
      onClick={() => {
        // The button goes with its notice: the keyboard goes on at the list.
        document.getElementById("main")?.focus({ preventScroll: true });
        onShow();
      }}
      className="border-accent-line! sm:mr-2 bg-accent-subtle! text-accent-fg! max-sm:fixed max-sm:inset-x-0 max-sm:bottom-[calc(var(--tabs-room)+0.75rem)] max-sm:z-20 max-sm:mx-auto max-sm:h-9 max-sm:w-fit max-sm:shadow-popup"
    >
      <span className="tabular-nums">{sentence}</span>
      <span aria-hidden>·</span>
      <span className="font-semibold">{t("show")}</span>
    </Button>
  );
}
