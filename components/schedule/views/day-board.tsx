"use client";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type CSSProperties, memo, type RefObject, useEffect, useMemo, useRef } from "react";
import { zoneWords } from "@/components/filters/date/range-words";
import {
  AssignLaneButton,
  AwayButton,
  LaneWishes,
  VisitMenuButton,
} from "@/components/schedule/acting/acting";
import { STOP_PROPS, useTabStop } from "@/components/schedule/visit/roving";
import { VisitCard, type VisitFrame } from "@/components/schedule/visit/visit-card";
import { useNow } from "@/components/shared/time/use-now";
import { cn } from "@/components/ui/cn";
import { type LaneKind, NO_LANE, type ScheduleAnswer, UNKNOWN_LANE } from "@/lib/schedule/schedule";
import { type Hours, type ScheduleSearch, scheduleHref } from "@/lib/schedule/schedule-search";
import { zoneAbbreviation } from "@/lib/time/zones";
import { type Band, type BoardLane, bandsOf } from "./board-model";
import { type Drawn, useDrawnLanes } from "./drawn-lanes";

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
const LANE_GRID = "sm:grid sm:grid-cols-[12.5rem_minmax(0,1fr)]";
const TRACK = "grid grid-cols-[repeat(var(--columns),minmax(0,1fr))]";

/** A day by lanes, hours across: one band for each zone, its clock above. */
export function DayBoard(props: DayBoardProps) {
  const { answer, day, hours, by, search, frame, renderedAt } = props;
  const t = useTranslations("schedule");
  const board = useRef<HTMLElement>(null);
  const bands = useMemo(() => bandsOf(answer, day, hours), [answer, day, hours]);
  const drawn = useDrawnLanes(bands);
  const repeated = repeatedLanes(bands);
  // All bands are as wide as the one with the most hours needs.
  const style = { "--most-hours": Math.max(0, ...bands.map(hoursOf)) } as CSSProperties;
  const outside = bands.reduce((sum, band) => sum + band.outside, 0);
  useTabStop(board);
  useScrollToNow(board, day);
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
        style={style}
        className="min-h-40 min-w-0 flex-auto overflow-auto rounded-lg border border-line bg-surface tall:min-h-0"
      >
        {bands.map((band) => (
          <BandOfLanes
            key={band.zone}
            {...{ repeated, drawn, band, day, by, search, frame, renderedAt }}
          />
        ))}
      </section>
    </>
  );
}

/** Where the hours have no room, the present one is what is seen of them first. */
function useScrollToNow(board: RefObject<HTMLElement | null>, day: string): void {
  // The outside system is the scroll position, which is the person's own from then on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another day has its own line.
  useEffect(() => {
    const line = board.current?.querySelector<HTMLElement>("[data-now]");
    if (!board.current || !line) return;
    board.current.scrollLeft = line.offsetLeft - board.current.clientWidth / 3;
  }, [board, day]);
}

function hoursOf({ fromMin, toMin }: Band): number {
  return (toMin - fromMin) / 60;
}

/** Lanes with visits in more than one zone: their names alone do not tell them apart. */
function repeatedLanes(bands: readonly Band[]): ReadonlySet<string> {
  const ids = bands.flatMap(({ lanes }) => lanes.map(({ id }) => id));
  return new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
}

type BandProps = Pick<DayBoardProps, "day" | "by" | "search" | "frame" | "renderedAt"> & {
  band: Band;
  repeated: ReadonlySet<string>;
  drawn: (lane: BoardLane) => Drawn;
};

function BandOfLanes({ band, repeated, drawn, day, by, search, frame, renderedAt }: BandProps) {
  const locale = useLocale();
  const { zone, marks, fromMin, toMin, columns, dayStart } = band;
  const noon = dayStart + 12 * 3_600_000;
  const place = zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;
  const style = { "--columns": columns, "--hours": hoursOf(band) } as CSSProperties;
  return (
    <div
      style={style}
      className="relative border-line not-first:border-t max-sm:w-[calc(var(--most-hours)*4.75rem)] max-sm:min-w-full sm:min-w-[calc(12.5rem+var(--most-hours)*3.75rem)]"
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
          {place} · {zoneAbbreviation(noon, zone, locale)}
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
        <LaneOfVisits
          key={lane.id}
          place={repeated.has(lane.id) ? place : null}
          drawn={drawn(lane)}
          {...{ lane, band, day, by, search, frame }}
        />
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

/** Whether a lane is of somebody, or some store, that has an address of its own. */
function isPerson({ id }: BoardLane): boolean {
  return id !== NO_LANE && id !== UNKNOWN_LANE;
}

type LaneProps = Pick<DayBoardProps, "day" | "by" | "search" | "frame"> & {
  lane: BoardLane;
  band: Band;
  /** Of the band, where the lane stands in others, too. */
  place: string | null;
  drawn: Drawn;
};

const LaneOfVisits = memo(function LaneOfVisits(props: LaneProps) {
  const { lane, band, place, drawn, day, by, search, frame } = props;
  const t = useTranslations("schedule.lane");
  const { words } = frame;
  const isNobodys = lane.id === NO_LANE;
  const name = words.lane(lane, by);
  const hasVisits = drawn !== "height";
  const isWhole = drawn === "whole";
  return (
    <section
      aria-label={place === null ? name : `${name}, ${place}`}
      data-lane=""
      data-lane-id={lane.id}
      style={{ "--rows": lane.rows } as CSSProperties}
      className={cn(
        LANE_GRID,
        "relative border-b border-line last:border-b-0 [contain-intrinsic-block-size:auto_calc(var(--rows)*2.875rem+0.25rem)] [content-visibility:auto]",
        "data-drop:after:pointer-events-none data-drop:after:absolute data-drop:after:inset-0 data-drop:after:z-20 data-drop:after:border-2 data-drop:after:border-accent",
        isNobodys && "bg-action-bg/60",
      )}
    >
      <div
        className={cn(
          "group/lane sticky left-0 z-10 flex min-w-0 items-baseline gap-x-2 px-3 pt-1.5 max-sm:w-fit sm:flex-col sm:border-r sm:border-line sm:pb-1.5",
          isNobodys ? "bg-action-bg max-sm:bg-transparent" : "bg-surface",
        )}
      >
        <h2 className="max-w-full truncate text-sm font-semibold">
          {hasVisits && isPerson(lane) ? (
            <Link
              {...STOP_PROPS}
              prefetch={false}
              href={scheduleHref({ ...search, [by]: [lane.id], job: null })}
              title={t("show", { name })}
              className="rounded-sm hover:text-accent-fg hover:underline focus-visible:-outline-offset-2"
            >
              <bdi>{name}</bdi>
            </Link>
          ) : (
            <bdi className={isNobodys ? "text-action" : undefined}>{name}</bdi>
          )}
        </h2>
        {hasVisits ? (
          <p className="text-xs whitespace-nowrap text-muted tabular-nums">
            {t("visits", { count: lane.visits.length })}
            {lane.bookedMin > 0 ? ` · ${words.hours(lane.bookedMin)}` : null}
          </p>
        ) : null}
        {isWhole && by === "technician" && lane.visits.length > 0 && isPerson(lane) ? (
          <>
            <AssignLaneButton lane={lane.id} name={name} />
            <AwayButton {...{ name, day }} lane={lane.id} />
          </>
        ) : null}
      </div>
      <ol
        className={cn(
          TRACK,
          "min-h-[calc(var(--rows)*2.875rem+0.25rem)] auto-rows-[2.875rem] bg-[linear-gradient(to_right,var(--line)_1px,transparent_1px)] bg-size-[calc(100%/var(--hours))_100%] py-0.5",
        )}
      >
        {(hasVisits ? lane.visits : []).map(({ visit, column, span, row }) => (
          <li
            key={visit.key}
            style={{ gridColumn: `${column} / span ${span}`, gridRow: row }}
            className="group/visit relative min-w-0 p-px"
          >
            <VisitCard {...{ visit, frame, isNobodys }} />
            {isWhole ? (
              <VisitMenuButton
                visit={`${words.service(visit)}, ${words.time(visit, frame.tz)}`}
                className="top-0.5 right-1"
              />
            ) : null}
          </li>
        ))}
        {isWhole ? (
          <LaneWishes
            {...{ day }}
            laneId={lane.id}
            rows={lane.rows}
            zone={band.zone}
            window={band}
            tz={frame.tz}
          />
        ) : null}
      </ol>
    </section>
  );
});
