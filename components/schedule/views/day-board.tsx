"use client";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type CSSProperties, useRef } from "react";
import { zoneWords } from "@/components/filters/date/range-words";
import { STOP_PROPS, useTabStop } from "@/components/schedule/visit/roving";
import { VisitCard, type VisitFrame } from "@/components/schedule/visit/visit-card";
import { useNow } from "@/components/shared/time/use-now";
import { cn } from "@/components/ui/cn";
import { type LaneKind, NO_LANE, type ScheduleAnswer, UNKNOWN_LANE } from "@/lib/schedule/schedule";
import { type Hours, type ScheduleSearch, scheduleHref } from "@/lib/schedule/schedule-search";
import { zoneAbbreviation } from "@/lib/time/zones";
import { type Band, type BoardLane, bandsOf } from "./board-model";

export interface DayBoardProps {
  answer: Pick<ScheduleAnswer, "lanes" | "tz">;
  /** As `2026-11-23`. */
  day: string;
  hours: Hours | null;
  by: LaneKind;
  search: ScheduleSearch;
  frame: VisitFrame;
  /** The server's clock at render, epoch ms. */
  renderedAt: number;
}

/** Lane names, and beside them the hours: on a phone the names stand above. */
const LANE_GRID = "sm:grid sm:grid-cols-[12.5rem_minmax(calc(var(--hours)*3.75rem),1fr)]";
const TRACK = "grid grid-cols-[repeat(var(--columns),minmax(0,1fr))]";

/** A day by lanes, hours across: one band for each zone, its clock above. */
export function DayBoard(props: DayBoardProps) {
  const { answer, day, hours, by, search, frame, renderedAt } = props;
  const t = useTranslations("schedule");
  const board = useRef<HTMLElement>(null);
  const bands = bandsOf(answer, day, hours);
  const outside = bands.reduce((sum, band) => sum + band.outside, 0);
  useTabStop(board);
  return (
    <>
      {outside > 0 ? (
        <p className="text-sm text-muted">
          {t("hours.outside", { count: outside })}{" "}
          <Link
            href={scheduleHref({ ...search, hours: null })}
            className="font-medium text-accent-fg hover:underline"
          >
            {t("hours.all")}
          </Link>
        </p>
      ) : null}
      <section
        ref={board}
        data-board=""
        aria-label={t("label")}
        className="min-h-40 min-w-0 flex-auto overflow-auto rounded-lg border border-line bg-surface tall:min-h-0"
      >
        {bands.map((band) => (
          <BandOfLanes key={band.zone} {...{ band, by, search, frame, renderedAt }} />
        ))}
      </section>
    </>
  );
}

type BandProps = Pick<DayBoardProps, "by" | "search" | "frame" | "renderedAt"> & { band: Band };

function BandOfLanes({ band, by, search, frame, renderedAt }: BandProps) {
  const locale = useLocale();
  const { zone, marks, fromMin, toMin, columns, dayStart } = band;
  const noon = dayStart + 12 * 3_600_000;
  const style = {
    "--columns": columns,
    "--hours": (toMin - fromMin) / 60,
  } as CSSProperties;
  return (
    <div
      style={style}
      className="relative min-w-fit border-line not-first:border-t max-sm:w-[calc(var(--hours)*4rem)]"
    >
      <div
        className={cn(
          LANE_GRID,
          "sticky top-0 z-20 border-b border-line bg-subtle text-xs font-medium text-muted",
        )}
      >
        <p
          title={zoneWords(zone, locale, noon)}
          className="sticky left-0 z-10 w-fit truncate bg-subtle px-3 py-1.5 text-fg sm:w-auto sm:border-r sm:border-line"
        >
          {zone.split("/").at(-1)?.replaceAll("_", " ")} · {zoneAbbreviation(noon, zone, locale)}
        </p>
        <div aria-hidden className={cn(TRACK, "tabular-nums")}>
          {marks.map(({ hour, minute }) => (
            <span
              key={minute}
              style={{ gridColumnStart: (minute - fromMin) / 15 + 1 }}
              className="row-start-1 border-l border-line py-1.5 pl-1 first:border-transparent"
            >
              {hour}
            </span>
          ))}
        </div>
      </div>
      <NowLine {...{ dayStart, fromMin, toMin, renderedAt }} />
      {band.lanes.map((lane) => (
        <LaneOfVisits key={lane.id} {...{ lane, by, search, frame }} />
      ))}
    </div>
  );
}

type NowLineProps = Pick<Band, "dayStart" | "fromMin" | "toMin"> & { renderedAt: number };

/** Where the day is, behind the visits. */
function NowLine({ dayStart, fromMin, toMin, renderedAt }: NowLineProps) {
  const now = useNow(renderedAt);
  const part = ((now - dayStart) / 60_000 - fromMin) / (toMin - fromMin);
  if (part < 0 || part > 1) return null;
  return (
    <div
      aria-hidden
      data-now=""
      style={{ "--part": part } as CSSProperties}
      className="absolute inset-y-0 left-[calc(100%*var(--part))] w-0.5 bg-exception forced-colors:bg-[highlight] sm:left-[calc(12.5rem+(100%-12.5rem)*var(--part))]"
    />
  );
}

type LaneProps = Pick<DayBoardProps, "by" | "search" | "frame"> & { lane: BoardLane };

function LaneOfVisits({ lane, by, search, frame }: LaneProps) {
  const t = useTranslations("schedule.lane");
  const { words } = frame;
  const isNobodys = lane.id === NO_LANE;
  const name = words.lane(lane, by);
  return (
    <section
      aria-label={name}
      data-lane=""
      style={{ "--rows": lane.rows } as CSSProperties}
      className={cn(
        LANE_GRID,
        "relative border-b border-line last:border-b-0 [contain-intrinsic-block-size:auto_calc(var(--rows)*2.875rem+0.25rem)] [content-visibility:auto]",
        isNobodys && "bg-action-bg/60",
      )}
    >
      <div
        className={cn(
          "sticky left-0 z-10 flex min-w-0 items-baseline gap-x-2 px-3 pt-1.5 max-sm:w-fit sm:flex-col sm:border-r sm:border-line sm:pb-1.5",
          isNobodys ? "bg-action-bg max-sm:bg-transparent" : "bg-surface",
        )}
      >
        <h2 className="max-w-full truncate text-sm font-semibold">
          {isNobodys || lane.id === UNKNOWN_LANE ? (
            <span className={isNobodys ? "text-action" : undefined}>{name}</span>
          ) : (
            <Link
              {...STOP_PROPS}
              prefetch={false}
              href={scheduleHref({ ...search, [by]: [lane.id], job: null })}
              title={t("show", { name })}
              className="rounded-sm hover:text-accent-fg hover:underline focus-visible:-outline-offset-2"
            >
              <bdi>{name}</bdi>
            </Link>
          )}
        </h2>
        <p className="text-xs whitespace-nowrap text-muted tabular-nums">
          {t("visits", { count: lane.visits.length })}
          {lane.bookedMin > 0 ? ` · ${words.hours(lane.bookedMin)}` : null}
        </p>
      </div>
      <ol
        className={cn(
          TRACK,
          "auto-rows-[2.875rem] bg-[linear-gradient(to_right,var(--line)_1px,transparent_1px)] bg-size-[calc(100%/var(--hours))_100%] py-0.5",
        )}
      >
        {lane.visits.map(({ visit, column, span, row }) => (
          <li
            key={visit.key}
            style={{ gridColumn: `${column} / span ${span}`, gridRow: row }}
            className="min-w-0 p-px"
          >
            <VisitCard {...{ visit, frame, isNobodys }} />
          </li>
        ))}
      </ol>
    </section>
  );
}
