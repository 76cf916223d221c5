"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
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
import { formatInstant } from "@/lib/time/instant";
import type { Range } from "@/lib/time/range";
import { forgetLook, lookBefore, noteLook } from "./last-look";

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
  const shownAt = page === null ? null : Date.parse(page.asOf);
  const [before, setBefore] = useState(() =>
    shownAt === null ? null : lookBefore(person, shownAt),
  );

  // The outside system is the memory of the browser.
  useEffect(() => {
    if (shownAt !== null) noteLook(person, shownAt);
  }, [person, shownAt]);

  if (page === null || shownAt === null) return null;
  const asked = changesQuestion(search, { asOf: formatInstant(before ?? shownAt), zone, now });
  if (!asked) return null;
  const style = { zone, now };
  const key = changesKey(asked);
  if (before === null) {
    return <Notice key={key} {...style} question={asked} since={shownAt} onShow={onShow} />;
  }
  const showBefore = () => {
    forgetLook();
    setBefore(null);
    const from = { kind: "instant", at: formatInstant(before) } as const;
    onShowUpdated({ kind: "span", from, to: null });
  };
  return <Notice key={key} {...style} question={asked} since={before} onShow={showBefore} />;
}

interface NoticeProps extends Pick<ChangeNoticeProps, "zone" | "now" | "onShow"> {
  question: ChangesQuestion;
  /** Up to when the list was asked, epoch ms. */
  since: number;
}

/**
 * Polls how much is new or changed since the list was asked, and shows it when somebody wants it: the
 * rows stay until then. It backs off while nothing changes, and does not ask while nobody sees the page.
 */
function Notice({ question, since, zone, now, onShow }: NoticeProps) {
  const t = useTranslations("changes");
  const locale = useLocale();
  const { data } = useQuery(changesQuery(question, since));
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
