"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { type ChangesQuestion, changesQuery } from "@/lib/search/change-poll";
import { dayInZone } from "@/lib/time/calendar";
import { formatClock, formatDateTime } from "@/lib/time/format";

export interface ChangeRadarProps {
  question: ChangesQuestion;
  /** Up to when the list was asked, epoch ms. */
  since: number;
  zone: string;
  /** Epoch ms. */
  now: number;
  onShow: () => void;
}

/**
 * Says how much is new or changed since the list was asked, and shows it when somebody wants it: the
 * rows stay until then. It asks calmly, and not at all while nobody sees the page.
 */
export function ChangeRadar({ question, since, zone, now, onShow }: ChangeRadarProps) {
  const t = useTranslations("radar");
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
        // The button goes with the news: the keyboard goes on at the list.
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
