import { formatInstant, parseInstant } from "@/lib/time/instant";
import { freezeRange, type Preset, type Range, resolveRange } from "@/lib/time/range";
import { isDateFilter, RANGE_FILTERS, type RangeFilterName } from "./filters";
import { DEFAULT_CREATED, isUndated, type JobsSearch } from "./jobs-search";

/** A list that is held at an instant which has passed, so that its words mean something else today. */
export type PastList = {
  /** Epoch ms. */
  at: number;
  /** Presets that would mean other days or hours if they were counted from now. */
  moved: { parameter: RangeFilterName; preset: Preset }[];
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * What has moved on since a list was held: a preset by an hour or more, or the open end of a range by
 * a day or more. Null where the list is live, or means the same today.
 * @param zone in which days are meant
 * @param now epoch ms
 */
export function pastList(search: JobsSearch, zone: string, now: number): PastList | null {
  const at = search.asOf === null ? null : parseInstant(search.asOf);
  if (at === null || at >= now) return null;
  const ranges = datesOf(search);
  const moved = ranges.flatMap(({ parameter, range }) => {
    if (range.kind === "span") return [];
    const { after: then } = resolveRange(range, zone, at);
    const { after: today } = resolveRange(range, zone, now);
    if (then === null || today === null) return [];
    return Math.abs(today - then) < HOUR_MS ? [] : [{ parameter, preset: range.preset }];
  });
  const ends = ranges.some(
    ({ parameter, range }) =>
      isDateFilter(parameter) && (resolveRange(range, zone, at).before ?? now) > at,
  );
  return moved.length > 0 || (ends && now - at >= DAY_MS) ? { at, moved } : null;
}

/**
 * The same list for good: each preset, and the default range, becomes the instants that it meant at
 * `at` (epoch ms), and an open end is closed there.
 */
export function heldList(search: JobsSearch, zone: string, at: number): JobsSearch {
  const held = { ...search, asOf: formatInstant(at) };
  for (const { parameter, range } of datesOf(search)) {
    const frozen = freezeRange(range, zone, at);
    held[parameter] = isDateFilter(parameter) ? closed(frozen, zone, at) : frozen;
  }
  return held;
}

/**
 * A search that shows the same list later: its presets, and the default range, become the instants
 * that they mean now, and paging is held at the same time.
 * @param zone in which days are meant
 * @param now epoch ms; a list that is held already keeps its own instant
 */
export function freezeSearch(search: JobsSearch, zone: string, now: number): JobsSearch {
  const at = (search.asOf === null ? null : parseInstant(search.asOf)) ?? now;
  const frozen = { ...search, asOf: formatInstant(at) };
  for (const { parameter, range } of datesOf(search)) {
    frozen[parameter] = freezeRange(range, zone, at);
  }
  return frozen;
}

/** The ranges that count; ids alone decide where nothing is said of dates. */
function datesOf(search: JobsSearch): { parameter: RangeFilterName; range: Range }[] {
  const dated = isUndated(search) ? { ...search, created: DEFAULT_CREATED } : search;
  return RANGE_FILTERS.flatMap((parameter) => {
    const range = dated[parameter];
    return range ? [{ parameter, range }] : [];
  });
}

/** Nothing is created or updated after the moment at which one looks. */
function closed(range: Range, zone: string, at: number): Range {
  if (range.kind === "preset") return range;
  const { before } = resolveRange(range, zone, at);
  if (before !== null && before <= at) return range;
  return { ...range, to: { kind: "instant", at: formatInstant(at) } };
}
