import { DEFAULT_CREATED, type JobsSearch } from "@/lib/search/jobs-search";
import { namesIds } from "@/lib/search/search-rules";
import { formatInstant, parseInstant } from "@/lib/time/instant";
import { freezeRange, type Range } from "@/lib/time/range";

/** How far back scheduled jobs are looked for: a visit is booked long after the job was created. */
const SCHEDULED_CREATED = { kind: "preset", preset: "90d" } as const satisfies Range;

export type DateMode = "created" | "updated";

export function dateMode(search: JobsSearch): DateMode {
  return search.updated === null ? "created" : "updated";
}

/** Asks for a range of one date and drops the other; without a range the default applies. */
export function datePatch(mode: DateMode, range: Range | null): Partial<JobsSearch> {
  return mode === "updated" && range !== null
    ? { created: null, updated: range }
    : { created: range, updated: null };
}

/**
 * Asks for a range of appointments. Where nothing says when the jobs were created, it also widens
 * that: the default of 30 days would hide visits booked earlier.
 */
export function scheduledPatch(search: JobsSearch, scheduled: Range | null): Partial<JobsSearch> {
  const undated = search.created === null && search.updated === null && !namesIds(search);
  return scheduled !== null && undated ? { scheduled, created: SCHEDULED_CREATED } : { scheduled };
}

/** Whether scheduled jobs are looked for among those of `SCHEDULED_CREATED`. */
export function looksBackForScheduled({ scheduled, created }: JobsSearch): boolean {
  return (
    scheduled !== null && created?.kind === "preset" && created.preset === SCHEDULED_CREATED.preset
  );
}

/**
 * A search that shows the same list later: its presets, and the default range, become the instants
 * that they mean now, and paging is held at the same time.
 * @param zone in which days are meant
 * @param now epoch ms; a list that is held already keeps its own instant
 */
export function freezeSearch(search: JobsSearch, zone: string, now: number): JobsSearch {
  const at = (search.asOf === null ? null : parseInstant(search.asOf)) ?? now;
  const freeze = (range: Range | null) => range && freezeRange(range, zone, at);
  const { created, updated, scheduled } = search;
  const undated = created === null && updated === null && !namesIds(search);
  return {
    ...search,
    created: freeze(undated ? DEFAULT_CREATED : created),
    updated: freeze(updated),
    scheduled: freeze(scheduled),
    asOf: formatInstant(at),
  };
}
