import { NO_TECHNICIAN } from "@/lib/search/filter-params";
import { namesIds } from "@/lib/search/index-only";
import { DEFAULT_CREATED, type JobsSearch } from "@/lib/search/jobs-search";
import { dayInZone, endOfDay, startOfDay } from "@/lib/time/calendar";
import { formatInstant } from "@/lib/time/instant";
import { type Range, type RangeEnd, resolveRange } from "@/lib/time/range";
import { type Bucket, type Figures, type GroupKind, NO_GROUP } from "./insights";
import type { Metric } from "./metrics";

/** Which of the jobs of a search a figure is about. */
export type Slice = {
  metric: Metric;
  figures: Figures;
  /** The first and the last day in which the jobs were created, both included. */
  days: Pick<Bucket, "from" | "to">;
  /** A group of `by`; null for all jobs. */
  group: { by: GroupKind; id: string } | null;
};

/** The list behind a figure, and how many jobs it has. */
export type JobsBehind = { search: JobsSearch; jobs: number };

/**
 * The search of the list that a figure counts. A median, and what no filter tells apart, lead to all jobs
 * of their time and group. Null where no filter tells the group apart.
 * @param zone in which days are meant
 * @param now epoch ms
 */
export function jobsBehind(
  search: JobsSearch,
  { metric, figures, days, group }: Slice,
  { zone, now }: { zone: string; now: number },
): JobsBehind | null {
  const own = group === null ? {} : groupFilter(search, group);
  if (own === null) return null;
  const created = createdWithin(search, days, zone, now);
  const list = { ...search, ...own, created, source: null, page: 1, asOf: null, job: null };
  const narrowed = METRIC_FILTERS[metric]?.(search) ?? null;
  if (narrowed === null) return { search: list, jobs: figures.jobs };
  return { search: { ...list, ...narrowed.filter }, jobs: narrowed.jobs(figures) };
}

type Narrowed = { filter: Partial<JobsSearch>; jobs: (figures: Figures) => number };

const METRIC_FILTERS: Partial<Record<Metric, (search: JobsSearch) => Narrowed | null>> = {
  completed: () => ({ filter: { status: ["COMPLETED"] }, jobs: ({ completed }) => completed }),
  cancelled: () => ({ filter: { status: ["CANCELLED"] }, jobs: ({ cancelled }) => cancelled }),
  notFulfillable: () => ({
    filter: { status: ["NOT_FULFILLABLE"] },
    jobs: ({ notFulfillable }) => notFulfillable,
  }),
  // A job needs one of several flags: another one beside this cannot be asked for.
  rescheduled: ({ flag }) =>
    flag.length === 0 || flag.includes("rescheduled")
      ? { filter: { flag: ["rescheduled"] }, jobs: ({ rescheduled }) => rescheduled }
      : null,
};

/** The filter that leaves the jobs of one group; null where there is none. */
function groupFilter(
  { store, technician, asin }: JobsSearch,
  { by, id }: { by: GroupKind; id: string },
): Partial<JobsSearch> | null {
  // A job of two technicians that was asked for by one of them counts for the other, too.
  const isAsked = (list: readonly string[], value: string) =>
    list.length === 0 || list.includes(value);
  if (by === "technician") {
    const value = id === NO_GROUP ? NO_TECHNICIAN : id;
    return isAsked(technician, value) ? { technician: [value] } : null;
  }
  if (id === NO_GROUP) return null;
  const filter = by === "store" ? { store: [id] } : { asin: [id] };
  return isAsked(by === "store" ? store : asin, id) ? filter : null;
}

/** What of the time that a search asks for lies within some days. */
function createdWithin(
  search: JobsSearch,
  { from, to }: Slice["days"],
  zone: string,
  now: number,
): Range {
  const { after, before } =
    search.created === null && namesIds(search)
      ? { after: null, before: null }
      : resolveRange(search.created ?? DEFAULT_CREATED, zone, now);
  const isLater = after !== null && after > startOfDay(from, zone);
  const isEarlier = before !== null && before < endOfDay(to, zone);
  return {
    kind: "span",
    from: isLater ? endAt(after, startOfDay(dayInZone(after, zone), zone), zone) : day(from),
    to: isEarlier ? endAt(before, endOfDay(dayInZone(before, zone), zone), zone) : day(to),
  };
}

const day = (text: string): RangeEnd => ({ kind: "day", day: text });

/** An instant, as a day where that says as much. */
function endAt(at: number, edge: number, zone: string): RangeEnd {
  return at === edge ? day(dayInZone(at, zone)) : { kind: "instant", at: formatInstant(at) };
}
