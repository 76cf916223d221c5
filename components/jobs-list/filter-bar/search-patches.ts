import type { DateFilterName } from "@/lib/search/filters";
import { DEFAULT_CREATED, isUndated, type JobsSearch } from "@/lib/search/jobs-search";
import { isAnyTime, type Range } from "@/lib/time/range";

/** How far back scheduled jobs are looked for: a visit is booked long after the job was created. */
const SCHEDULED_CREATED = { kind: "preset", preset: "90d" } as const satisfies Range;

export const ANY_TIME = { kind: "preset", preset: "any" } as const satisfies Range;

export function dateMode(search: JobsSearch): DateFilterName {
  return search.updated === null ? "created" : "updated";
}

/**
 * Asks for a range of one date and drops the other; without a range the default applies. "Updated at
 * any time" cannot be asked: it begins where the default does.
 */
export function datePatch(mode: DateFilterName, range: Range | null): Partial<JobsSearch> {
  return mode === "updated" && range !== null
    ? { created: null, updated: isAnyTime(range) ? DEFAULT_CREATED : range }
    : { created: range, updated: null };
}

/**
 * Asks for a range of appointments. Where nothing says when the jobs were created, it also widens
 * that: the default of 30 days would hide visits booked earlier.
 * @param anyTime whether jobs of any age can be asked for
 */
export function scheduledPatch(
  search: JobsSearch,
  scheduled: Range | null,
  anyTime = false,
): Partial<JobsSearch> {
  if (scheduled === null || !isUndated(search)) return { scheduled };
  return { scheduled, created: anyTime ? ANY_TIME : SCHEDULED_CREATED };
}

/** Whether scheduled jobs are looked for among those of `SCHEDULED_CREATED`. */
export function looksBackForScheduled({ scheduled, created }: JobsSearch): boolean {
  return (
    scheduled !== null && created?.kind === "preset" && created.preset === SCHEDULED_CREATED.preset
  );
}
