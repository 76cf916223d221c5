import { groupBy } from "@/lib/schedule/group-by";
import { pack } from "@/lib/schedule/pack";
import type { Lane, ScheduleAnswer, Visit } from "@/lib/schedule/schedule";
import type { Hours } from "@/lib/schedule/schedule-search";
import {
  dayBounds,
  type HourMark,
  hourMarks,
  type PlaceOnDay,
  placeOnDay,
} from "@/lib/schedule/visit-time";

/** A column of the board, in minutes. */
const COLUMN_MIN = 15;

/** A visit is drawn this long at least, in minutes, so that there is something to press. */
const LEAST_MIN = 30;

/** What a board shows when nothing asks for more, in hours of the wall clock. */
const USUAL_HOURS: Hours = { from: 8, to: 18 };

/** A visit on the board: columns and rows are counted from 1, as CSS counts them. */
type BoardVisit = { visit: Visit; column: number; span: number; row: number };

export type BoardLane = Pick<Lane, "id" | "label"> & {
  visits: BoardVisit[];
  rows: number;
  bookedMin: number;
};

/** The lanes of one zone, under the hours of its clock. Minutes are counted from the day's begin. */
export type Band = {
  zone: string;
  /** Epoch ms. */
  dayStart: number;
  fromMin: number;
  toMin: number;
  marks: HourMark[];
  columns: number;
  lanes: BoardLane[];
  /** Visits of the day that begin or end outside the hours that were asked for. */
  outside: number;
};

type Placed = { visit: Visit; place: PlaceOnDay };

/**
 * A day as bands, one for each zone in which somebody is visited, or one alone where days are meant in
 * one zone; the zone whose day begins first comes first. A lane stands in each band in which it has visits,
 * and in the first one where it has none: who is free counts as well.
 * @param hours the hours to be shown alone; null for all that anything happens in
 */
export function bandsOf(
  { lanes, tz }: Pick<ScheduleAnswer, "lanes" | "tz">,
  day: string,
  hours: Hours | null,
): Band[] {
  const placed = lanes.map((lane) => ({
    ...lane,
    visits: lane.visits.flatMap((visit) => {
      const place = placeOnDay(visit, day, tz);
      return place === null ? [] : { visit, place };
    }),
  }));
  const visits = placed.flatMap((lane) => lane.visits);
  const begin = (zone: string) => dayBounds(day, zone).from;
  const zones = [...groupBy(visits, ({ visit }) => tz ?? visit.zone).keys()].toSorted(
    (a, b) => begin(a) - begin(b),
  );
  return zones.map((zone, index) => {
    const own = placed.flatMap((lane) => {
      const here = lane.visits.filter(({ visit }) => (tz ?? visit.zone) === zone);
      const isShown = here.length > 0 || (index === 0 && lane.visits.length === 0);
      return isShown ? { ...lane, visits: here } : [];
    });
    return bandOf(zone, day, own, hours);
  });
}

type PlacedLane = Pick<Lane, "id" | "label"> & { visits: Placed[] };

function bandOf(zone: string, day: string, lanes: PlacedLane[], hours: Hours | null): Band {
  const all = hourMarks(day, zone);
  const window = windowOf(
    all,
    lanes.flatMap(({ visits }) => visits.map(({ place }) => place)),
    hours,
  );
  const isInside = ({ place }: Placed) =>
    place.fromMinute < window.toMin &&
    Math.max(place.toMinute, place.fromMinute + 1) > window.fromMin;
  const shown = lanes.map((lane) => ({ ...lane, visits: lane.visits.filter(isInside) }));
  const outside = new Set(
    lanes.flatMap(({ visits }) =>
      visits.filter((one) => !isInside(one)).map(({ visit }) => visit.key),
    ),
  );
  return {
    ...{ zone, ...window, dayStart: dayBounds(day, zone).from, outside: outside.size },
    marks: all.filter(({ minute }) => minute >= window.fromMin && minute < window.toMin),
    columns: Math.ceil((window.toMin - window.fromMin) / COLUMN_MIN),
    lanes: shown.map((lane) => laneOf(lane, window)),
  };
}

/** The hours that are shown, in minutes since the day's begin. */
export type Window = { fromMin: number; toMin: number };

/** The hours that are shown: those asked for, or the usual ones with every hour in which something happens. */
function windowOf(marks: HourMark[], places: PlaceOnDay[], hours: Hours | null): Window {
  const { from, to } = hours ?? USUAL_HOURS;
  const end = marks.at(-1)?.minute ?? 0;
  const usual = {
    fromMin: marks.find(({ hour }) => hour >= from)?.minute ?? 0,
    toMin: marks.findLast(({ hour }) => hour <= to)?.minute ?? end,
  };
  if (hours !== null) return usual;
  const first = Math.min(usual.fromMin, ...places.map(({ fromMinute }) => fromMinute));
  const last = Math.max(
    usual.toMin,
    ...places.map(({ fromMinute, toMinute }) => Math.max(toMinute, fromMinute + LEAST_MIN)),
  );
  return {
    fromMin: marks.findLast(({ minute }) => minute <= first)?.minute ?? 0,
    toMin: marks.find(({ minute }) => minute >= last)?.minute ?? end,
  };
}

/**
 * The columns that a time of the day takes, counted from 1.
 * @param leastMin it is drawn this long at least, in minutes
 */
export function columnsOf(
  { fromMinute, toMinute }: Pick<PlaceOnDay, "fromMinute" | "toMinute">,
  { fromMin, toMin }: Window,
  leastMin = LEAST_MIN,
): Pick<BoardVisit, "column" | "span"> {
  const columnOf = (minute: number) =>
    Math.floor((Math.min(Math.max(minute, fromMin), toMin) - fromMin) / COLUMN_MIN);
  const least = leastMin / COLUMN_MIN;
  // What is drawn at least may not run over the edge.
  const column = Math.min(columnOf(fromMinute), columnOf(toMin) - least);
  const end = Math.max(
    Math.ceil((Math.min(toMinute, toMin) - fromMin) / COLUMN_MIN),
    column + least,
  );
  return { column: column + 1, span: end - column };
}

function laneOf({ id, label, visits }: PlacedLane, window: Window): BoardLane {
  const packed = pack(
    visits.map(({ visit, place }) => ({ visit, from: place.fromMinute, to: place.toMinute })),
    LEAST_MIN,
  );
  return {
    ...{ id, label },
    visits: packed.map(({ item: { visit, from, to }, column: row }) => ({
      visit,
      ...columnsOf({ fromMinute: from, toMinute: to }, window),
      row: row + 1,
    })),
    rows: Math.max(1, ...packed.map(({ column }) => column + 1)),
    bookedMin: visits.reduce((sum, { place }) => sum + place.toMinute - place.fromMinute, 0),
  };
}
