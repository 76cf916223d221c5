"use client";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useRef } from "react";
import { STOP_PROPS, useTabStop } from "@/components/schedule/visit/roving";
import { type VisitFrame, VisitName, visitLinkProps } from "@/components/schedule/visit/visit-card";
import { ToneBadge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { type LaneKind, NO_LANE, type ScheduleAnswer, UNKNOWN_LANE } from "@/lib/schedule/schedule";
import { type ScheduleSearch, scheduleHref } from "@/lib/schedule/schedule-search";
import { formatCalendarDay } from "@/lib/time/format";
import { type WeekCell, type WeekRow, weekOf } from "./week-model";

interface WeekTableProps {
  answer: Pick<ScheduleAnswer, "lanes" | "days" | "tz">;
  by: LaneKind;
  search: ScheduleSearch;
  frame: VisitFrame;
  /** As `2026-11-23`. */
  today: string;
}

/** A cell has room for so many visits; the day has all. */
const FIRST = 2;

/** Technicians or stores by days. */
export function WeekTable(props: WeekTableProps) {
  const { answer, by, today, frame } = props;
  const t = useTranslations("schedule");
  const locale = useLocale();
  const board = useRef<HTMLDivElement>(null);
  useTabStop(board);
  return (
    <div
      ref={board}
      data-board=""
      className="min-h-40 min-w-0 flex-auto overflow-auto rounded-lg border border-line bg-surface tall:min-h-0 print:overflow-visible"
    >
      <table className="w-full min-w-[64rem] table-fixed border-separate border-spacing-0 text-xs print:min-w-0 [&_:is(td,th)]:border-b [&_:is(td,th)]:border-line [&_tr:last-child>*]:border-b-0 [&_:is(td,th):not(:last-child)]:border-r">
        <caption className="sr-only">{t("week.caption")}</caption>
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky top-0 left-0 z-20 w-40 bg-subtle px-3 py-1.5 text-left font-medium text-muted max-sm:w-28"
            >
              {t(`lane.${by}`)}
            </th>
            {answer.days.map((day) => (
              <th
                key={day}
                scope="col"
                aria-current={day === today ? "date" : undefined}
                className={cn(
                  "sticky top-0 z-10 px-2 py-1.5 text-left font-medium whitespace-nowrap",
                  day === today ? "bg-accent-subtle text-accent-fg" : "bg-subtle text-muted",
                )}
              >
                {formatCalendarDay(day, { locale, now: Date.parse(today) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weekOf(answer).map((row) => (
            <tr key={row.id} data-lane="">
              <th
                scope="row"
                className={cn(
                  "sticky left-0 z-10 bg-surface px-3 py-1.5 text-left align-top text-sm font-semibold wrap-anywhere",
                  row.id === NO_LANE && "bg-action-bg text-action",
                )}
              >
                <bdi>{frame.words.lane(row, by)}</bdi>
              </th>
              {row.cells.map((cell) => (
                <td key={cell.day} className="px-2 py-1.5 align-top">
                  <Cell {...props} row={row} cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ row, cell, by, search, frame }: WeekTableProps & { row: WeekRow; cell: WeekCell }) {
  const t = useTranslations("schedule");
  const locale = useLocale();
  const { words, tz } = frame;
  const { visits, clashes, bookedMin, day } = cell;
  if (visits.length === 0) return null;
  const count = t("lane.visits", { count: visits.length });
  const hasOwn = row.id !== UNKNOWN_LANE && (row.id !== NO_LANE || by === "technician");
  const lane = hasOwn ? { [by]: [row.id] } : null;
  const dayWords = formatCalendarDay(day, { locale, now: Date.parse(day) });
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-1.5 tabular-nums">
        <Link
          {...STOP_PROPS}
          prefetch={false}
          href={scheduleHref({ ...search, ...lane, view: "day", on: day, job: null })}
          aria-label={t("week.open", { day: dayWords, lane: words.lane(row, by), visits: count })}
          className="rounded-sm font-semibold hover:text-accent-fg hover:underline"
        >
          {count}
        </Link>
        {bookedMin > 0 ? <span className="text-muted">{words.hours(bookedMin)}</span> : null}
        {clashes > 0 ? (
          <ToneBadge tone="exception" look="plain" icon={<TriangleAlert />}>
            {t("clashes", { count: clashes })}
          </ToneBadge>
        ) : null}
      </p>
      <ul>
        {visits.slice(0, FIRST).map((visit) => (
          <li key={visit.key} className="flex">
            <a
              {...visitLinkProps(visit, frame)}
              className="relative min-w-0 truncate rounded-sm leading-6 text-muted hover:text-accent-fg hover:underline"
            >
              <VisitName visit={visit} frame={frame} />
              <span aria-hidden>
                <span className="tabular-nums">{words.time(visit, tz).split("–")[0]}</span>{" "}
                <bdi>{words.service(visit)}</bdi>
              </span>
            </a>
          </li>
        ))}
      </ul>
      {visits.length > FIRST ? (
        <p className="text-faint tabular-nums">
          {t("week.more", { count: visits.length - FIRST })}
        </p>
      ) : null}
    </>
  );
}
