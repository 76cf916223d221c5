import "server-only";
import {
  FILTERS,
  isDateFilter,
  LIST_FILTERS,
  type ListFilterName,
  RANGE_FILTERS,
  type RangeFilterName,
} from "@/lib/search/filters";
import { isLiveSort, namesIds } from "@/lib/search/index-only";
import { DEFAULT_CREATED, type JobsSearch, zoneOf } from "@/lib/search/jobs-search";
import type { JobsQuery } from "@/lib/server/sp-api/operations/get-service-jobs";
import { resolveRange } from "@/lib/time/range";

/** Before Amazon offered services: with ids and no range, the ids alone decide. */
const EVER = Date.UTC(2010, 0, 1);

const SORT = {
  date: { sortField: "JOB_DATE", sortOrder: "ASC" },
  "-date": { sortField: "JOB_DATE", sortOrder: "DESC" },
  status: { sortField: "JOB_STATUS", sortOrder: "ASC" },
  "-status": { sortField: "JOB_STATUS", sortOrder: "DESC" },
} as const;

/** The fields of Amazon's that the filters name. */
type ListFields = Pick<JobsQuery, NonNullable<(typeof FILTERS)[ListFilterName]["amazon"]>>;
type RangeFields = Pick<JobsQuery, (typeof FILTERS)[RangeFilterName]["amazon"]["after" | "before"]>;

const iso = (ms: number) => new Date(ms).toISOString();
const given = <T>(values: readonly T[]) => (values.length > 0 ? values : undefined);

/**
 * Translates a search into a question to `getServiceJobs`, without a page token. A range that is open
 * at its upper end, or ends in the future, is asked up to the search's `asOf`, when it has one. What
 * only an index of all jobs can answer (`indexOnlyParameters`) is left out.
 * @param now epoch ms at which relative ranges are read; the search's own `asOf` comes first, so
 *   that "the last 24 hours" stay the same ones while somebody pages through them
 */
export function planJobs(search: JobsSearch, defaultMarketplace: string, now: number): JobsQuery {
  const marketplaceId = search.marketplace ?? defaultMarketplace;
  const zone = zoneOf(search, [defaultMarketplace]);
  const asOf = search.asOf === null ? null : Date.parse(search.asOf);
  const at = asOf ?? now;
  const { sortField, sortOrder } = SORT[isLiveSort(search.sort) ? search.sort : "-date"];
  return {
    marketplaceId,
    ...planDates(search, zone, at, asOf),
    ...planRanges(search, zone, at),
    ...planLists(search),
    sortField,
    sortOrder,
    pageSize: search.size,
  };
}

/** Amazon wants exactly one of the two ranges, with its lower end (Services API v1: createdAfter). */
function planDates(search: JobsSearch, zone: string, at: number, asOf: number | null): RangeFields {
  const byUpdate = search.created === null && search.updated !== null;
  const range = search.created ?? search.updated;
  const { after, before, afterLiteral } =
    range === null && namesIds(search)
      ? { after: EVER, before: null, afterLiteral: undefined }
      : resolveRange(range ?? DEFAULT_CREATED, zone, at);
  const open = before === null || before > at;
  const from = afterLiteral ?? iso(after ?? EVER);
  const upper = open ? asOf : before;
  const to = upper === null ? undefined : iso(upper);
  const { amazon } = FILTERS[byUpdate ? "updated" : "created"];
  const query: RangeFields = {};
  query[amazon.after] = from;
  query[amazon.before] = to;
  return query;
}

/** The ranges that Amazon takes beside that of creation or change. */
function planRanges(search: JobsSearch, zone: string, at: number): RangeFields {
  const query: RangeFields = {};
  for (const filter of RANGE_FILTERS) {
    const range = search[filter];
    if (range === null || isDateFilter(filter)) continue;
    const { amazon } = FILTERS[filter];
    const { after, before } = resolveRange(range, zone, at);
    query[amazon.after] = after === null ? undefined : iso(after);
    query[amazon.before] = before === null ? undefined : iso(before);
  }
  return query;
}

function planLists(search: JobsSearch): ListFields {
  const query: ListFields = {};
  for (const filter of LIST_FILTERS) {
    const { amazon, liveLimit } = FILTERS[filter];
    const values = search[filter];
    if (amazon !== null && values.length <= liveLimit) query[amazon] = given(values);
  }
  return query;
}
