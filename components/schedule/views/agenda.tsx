"use client";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { EntryWish, VisitMenuButton } from "@/components/schedule/acting/acting";
import { isClash, visitsOf } from "@/components/schedule/visit/clash-partners";
import { useTabStop } from "@/components/schedule/visit/roving";
import {
  VisitFlags,
  type VisitFrame,
  VisitName,
  visitLinkProps,
} from "@/components/schedule/visit/visit-card";
import { StatusBadge } from "@/components/shared/job/badges";
import { cn } from "@/components/ui/cn";
import type { ScheduleAnswer, Visit } from "@/lib/schedule/schedule";
import { placeOnDay } from "@/lib/schedule/visit-time";

interface AgendaProps {
  answer: Pick<ScheduleAnswer, "lanes" | "tz">;
  /** As `2026-11-23`. */
  day: string;
  frame: VisitFrame;
}

/** The visits of a day by time, whoever goes. */
export function Agenda({ answer, day, frame }: AgendaProps) {
  const t = useTranslations("schedule.agenda");
  const board = useRef<HTMLOListElement>(null);
  const visits = visitsOf(answer.lanes).filter((visit) => placeOnDay(visit, day, answer.tz));
  useTabStop(board);
  return (
    <ol
      ref={board}
      data-board=""
      aria-label={t("label")}
      className="min-h-40 min-w-0 flex-auto overflow-y-auto rounded-lg border border-line bg-surface tall:min-h-0 print:overflow-visible"
    >
      {visits.map((visit) => (
        <li
          key={visit.key}
          data-lane=""
          className="group/visit relative border-b border-line last:border-b-0"
        >
          <AgendaEntry visit={visit} frame={frame} />
          <VisitMenuButton
            visit={`${frame.words.service(visit)}, ${frame.words.time(visit, answer.tz)}`}
            className="right-2 bottom-1.5 pointer-coarse:size-8"
          />
          <EntryWish jobId={visit.serviceJobId} />
        </li>
      ))}
    </ol>
  );
}

function AgendaEntry({ visit, frame }: { visit: Visit; frame: VisitFrame }) {
  const t = useTranslations("schedule.lane");
  const { words, tz } = frame;
  const [from, to] = words.time(visit, tz).split("–");
  const technicians = words.technicians(visit);
  const clash = words.clash(frame.partners.get(visit.key) ?? [], tz);
  return (
    <a
      {...visitLinkProps(visit, frame)}
      className="relative flex gap-3 px-3 py-2 hover:bg-hover focus-visible:-outline-offset-2"
    >
      <VisitName visit={visit} frame={frame} />
      <span aria-hidden className="w-14 shrink-0 tabular-nums">
        <span className="block font-semibold">{from}</span>
        <span className="block text-xs text-muted">{to}</span>
        <span className="block text-xs text-faint">{words.zone(visit, tz)}</span>
      </span>
      <span aria-hidden className="min-w-0 flex-1">
        <span className="flex items-start justify-between gap-2">
          <span dir="auto" className="line-clamp-2 font-medium wrap-anywhere">
            {words.service(visit)}
          </span>
          <span className="shrink-0">
            <StatusBadge status={visit.jobStatus ?? undefined} />
          </span>
        </span>
        <span className="flex flex-wrap gap-x-2 pr-9 text-sm text-muted">
          <bdi className={cn("wrap-anywhere", technicians === null && "font-medium text-action")}>
            {technicians ?? t("noTechnician")}
          </bdi>
          <bdi className="wrap-anywhere">{words.store(visit.store)}</bdi>
        </span>
        <span className="flex flex-wrap gap-x-2 pr-9">
          <VisitFlags visit={visit} words={words} isNobodys />
        </span>
        {isClash(visit) && clash ? (
          <span className="block text-xs text-exception">{clash}</span>
        ) : null}
      </span>
    </a>
  );
}
