import { marketplaceZone } from "@/lib/jobs/marketplaces";
import { FILTERS } from "@/lib/search/filters";
import { emptySearch, type JobsSearch, jobParam } from "@/lib/search/jobs-search";
import { addDays, dayInZone, isDay } from "@/lib/time/calendar";
import { accepted, choiceParam, type Param, refused, zoneParam } from "@/lib/url/param";
import { screenAddress } from "@/lib/url/screen-address";
import {
  emptyOf,
  legibleQuery,
  type SearchOf,
  type Vocabulary,
  writeParams,
} from "@/lib/url/vocabulary";
import { LANE_KINDS, type LaneKind, SCHEDULE_VIEWS, type ScheduleView } from "./schedule";

/** Whole hours of the wall clock, from 0 to 24; the later one is where the board ends. */
export type Hours = { from: number; to: number };

/** Null leaves the choice to the screen: an agenda where there is little room, else a day. */
const viewParam: Param<ScheduleView | null> = {
  fallback: () => null,
  read(text) {
    const view = SCHEDULE_VIEWS.find((one) => one === text);
    if (view !== undefined) return accepted(view);
    return refused(null, {
      code: "viewUnknown",
      detail: `The views are ${SCHEDULE_VIEWS.join(", ")}.`,
      values: [text],
    });
  },
  write: (view) => view ?? "",
};

/** A day that exists, as `2026-11-23`, or `today` or `tomorrow`, which move with the calendar. */
export const dayParam: Param<string> = {
  fallback: () => "today",
  read(text) {
    if (text === "today" || text === "tomorrow" || isDay(text)) return accepted(text);
    return refused("today", {
      code: "dayUnknown",
      detail: "A day that exists is needed, such as 2026-11-23, or today or tomorrow.",
      values: [text],
    });
  },
  write: (day) => (day === "today" ? "" : day),
};

const hoursParam: Param<Hours | null> = {
  fallback: () => null,
  read(text) {
    const [, from, to] = /^(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
    const hours = { from: Number(from), to: Number(to) };
    if (hours.from < hours.to && hours.to <= 24) return accepted(hours);
    return refused(null, {
      code: "hoursUnreadable",
      detail: "Whole hours from 0 to 24 are needed, the earlier one first, such as 7-19.",
      values: [text],
    });
  },
  write: (hours) => (hours === null ? "" : `${hours.from}-${hours.to}`),
};

/** The vocabulary, in the order in which an address names its parameters. */
const PARAMS = {
  view: viewParam,
  on: dayParam,
  by: choiceParam<LaneKind>(LANE_KINDS, "technician", {
    code: "groupUnknown",
    detail: `The lanes are ${LANE_KINDS.join(", ")}.`,
  }),
  hours: hoursParam,
  marketplace: FILTERS.marketplace,
  status: FILTERS.status,
  store: FILTERS.store,
  asin: FILTERS.asin,
  skill: FILTERS.skill,
  technician: FILTERS.technician,
  flag: FILTERS.flag,
  tz: zoneParam,
  job: jobParam,
};

/** The state of the schedule, which is its address. Null and empty lists mean "not asked for". */
export type ScheduleSearch = SearchOf<typeof PARAMS>;

const VOCABULARY: Vocabulary<ScheduleSearch> = PARAMS;

/** The schedule of an empty address: today, by technician. */
export function emptySchedule(): ScheduleSearch {
  return emptyOf<ScheduleSearch>(PARAMS);
}

/** Whatever shows other visits closes the job that is open. */
export const scheduleAddress = screenAddress(VOCABULARY, () => ({ job: null }));

export function scheduleToParams(search: ScheduleSearch): URLSearchParams {
  return writeParams(VOCABULARY, search);
}

export function scheduleHref(search: ScheduleSearch): string {
  const query = legibleQuery(scheduleToParams(search));
  return query === "" ? "/schedule" : `/schedule?${query}`;
}

/** The jobs of which the visits are shown, whoever goes and whatever is said of them. */
export function jobsOnSchedule(search: ScheduleSearch): JobsSearch {
  const { marketplace, status, store, asin, skill, tz } = search;
  const created = { kind: "preset", preset: "any" } as const;
  return { ...emptySearch(), created, marketplace, status, store, asin, skill, tz };
}

/** The day, as `2026-11-23`, that a schedule is of at `now` (epoch ms). */
export function dayOf(
  { on, tz, marketplace }: Pick<ScheduleSearch, "on" | "tz" | "marketplace">,
  marketplaces: readonly string[],
  now: number,
): string {
  const today = dayInZone(now, tz ?? marketplaceZone(marketplace ?? marketplaces[0]));
  if (on === "today") return today;
  return on === "tomorrow" ? addDays(today, 1) : on;
}

/** The days to be shown: one, or the seven of its week from Monday on (ISO 8601). */
export function daysShown(view: ScheduleView | null, day: string): string[] {
  if (view !== "week") return [day];
  const monday = addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
}
