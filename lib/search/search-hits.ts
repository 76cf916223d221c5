import type { JobFlag } from "@/lib/jobs/job";
import { HIT_KINDS, type HitKind, type SearchHit } from "@/lib/jobs/job-index";
import { TEXT_LENGTH } from "./filter-params";
import { type JobsSearch, withoutFilters } from "./jobs-search";

export type HitGroup = { kind: HitKind; hits: SearchHit[] };

/** What was found, by kind: each thing once, in the order in which it came. */
export function groupHits(hits: readonly SearchHit[]): HitGroup[] {
  return HIT_KINDS.map((kind) => ({
    kind,
    hits: [...new Map(hits.filter(isOf(kind)).map((hit) => [hit.value, hit])).values()],
  })).filter((group) => group.hits.length > 0);
}

function isOf(kind: HitKind) {
  return (hit: SearchHit) => hit.kind === kind;
}

/**
 * The change of a search that a hit leads to: one job opens over the list; of several the list is
 * shown, of any time and without the filters that there were.
 */
export function changeOfHit(hit: SearchHit, search: JobsSearch): Partial<JobsSearch> {
  const { kind, value, serviceJobId } = hit;
  switch (kind) {
    case "job":
      return { job: serviceJobId ?? value };
    case "order":
    case "productOrder":
    case "tracking":
      // An id is asked for whenever its jobs were created.
      if (serviceJobId !== undefined) return { job: serviceJobId };
      return { ...withoutFilters(search), [kind]: [value] };
    case "asin":
    case "store":
    case "technician":
      return ofAnyTime(search, { [kind]: [value] });
    case "service":
      return changeOfText(value, search);
  }
}

/** The change that shows all jobs with a flag. */
export function changeOfFlag(flag: JobFlag, search: JobsSearch): Partial<JobsSearch> {
  return ofAnyTime(search, { flag: [flag] });
}

/** The change that shows all jobs with a text that the index has found: no other text may get into an address. */
export function changeOfText(text: string, search: JobsSearch): Partial<JobsSearch> {
  return ofAnyTime(search, { q: text.slice(0, TEXT_LENGTH.limit).trim() });
}

function ofAnyTime(search: JobsSearch, filter: Partial<JobsSearch>): Partial<JobsSearch> {
  return { ...withoutFilters(search), created: { kind: "preset", preset: "any" }, ...filter };
}
