"use client";
import { useLocale, useTranslations } from "next-intl";
import { type MouseEvent, useId, useRef } from "react";
import { EntryWish, VisitMenuButton } from "@/components/schedule/acting/acting";
import { STOP_PROPS, useTabStop } from "@/components/schedule/visit/roving";
import type { VisitFrame } from "@/components/schedule/visit/visit-card";
import { whenCreated } from "@/components/schedule/visit/visit-words";
import { jobHref } from "@/components/shared/job/job-cells";
import { useNow } from "@/components/shared/time/use-now";
import { LinkButton } from "@/components/ui/link-button";
import type { ScheduleAnswer, UnscheduledJob } from "@/lib/schedule/schedule";

interface TrayProps {
  unscheduled: ScheduleAnswer["unscheduled"];
  frame: VisitFrame;
  /** Where the list has all of them. */
  allHref: string;
  /** The server's clock at render, epoch ms. */
  renderedAt: number;
}

/** Open jobs without a visit, those that wait longest first. */
export function Tray({ unscheduled, frame, allHref, renderedAt }: TrayProps) {
  const t = useTranslations("schedule.tray");
  const id = useId();
  const board = useRef<HTMLElement>(null);
  const now = useNow(renderedAt);
  const { total, jobs } = unscheduled;
  useTabStop(board);
  return (
    <aside
      ref={board}
      data-board=""
      aria-labelledby={id}
      className="flex w-full shrink-0 flex-col overflow-hidden rounded-lg border border-line bg-surface xl:max-h-full xl:w-64 tall:max-xl:max-h-48 print:hidden"
    >
      <h2 id={id} className="border-b border-line px-3 py-1.5 text-sm font-semibold tabular-nums">
        {t("show", { count: total })}
      </h2>
      {total === 0 ? <p className="px-3 py-2 text-sm text-muted">{t("none")}</p> : null}
      <ul className="min-h-0 overflow-y-auto">
        {jobs.map((job) => (
          <li
            key={job.serviceJobId}
            data-lane=""
            className="group/visit relative border-b border-line"
          >
            <TrayEntry job={job} frame={frame} now={now} />
            <VisitMenuButton
              visit={frame.words.service({ ...job, quantity: null })}
              className="right-2 bottom-1 pointer-coarse:size-8"
            />
            <EntryWish jobId={job.serviceJobId} />
          </li>
        ))}
      </ul>
      {total > jobs.length ? (
        <p className="flex items-center justify-between gap-2 px-3 py-1 text-xs text-muted">
          {t("more", { count: jobs.length })}
          <LinkButton href={allHref} variant="ghost" size="sm">
            {t("all")}
          </LinkButton>
        </p>
      ) : null}
    </aside>
  );
}

interface TrayEntryProps {
  job: UnscheduledJob;
  frame: VisitFrame;
  /** Epoch ms. */
  now: number;
}

function TrayEntry({ job, frame, now }: TrayEntryProps) {
  const t = useTranslations("schedule.tray");
  const locale = useLocale();
  const { words, marketplace, onOpen } = frame;
  const store = words.store(job.store);
  const when = whenCreated(job, now, locale);
  return (
    <a
      {...STOP_PROPS}
      href={jobHref(job.serviceJobId, marketplace)}
      data-job-link={job.serviceJobId}
      onClick={(event: MouseEvent) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        onOpen(job.serviceJobId);
      }}
      className="block px-3 py-1.5 text-xs hover:bg-hover focus-visible:-outline-offset-2"
    >
      <span dir="auto" className="line-clamp-2 text-left text-sm font-medium wrap-anywhere">
        {words.service({ ...job, quantity: null })}
      </span>
      <span className="flex flex-wrap gap-x-1.5 text-muted">
        {store ? <bdi>{store}</bdi> : null}
        {when ? <span>{t("waiting", { when })}</span> : null}
      </span>
      {job.proposed > 0 ? (
        <span className="text-action">{t("proposed", { count: job.proposed })}</span>
      ) : null}
    </a>
  );
}
