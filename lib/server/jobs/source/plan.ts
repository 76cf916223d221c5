import "server-only";
import { DEFAULT_CREATED, type JobsSearch } from "@/lib/search/jobs-search";
import { namesIds, zoneOf } from "@/lib/search/search-rules";
import type { JobsQuery } from "@/lib/server/sp-api/query";
import { type Range, resolveRange } from "@/lib/time/range";

/** Before Amazon offered services: with ids and no range, the ids alone decide. */
const EVER = Date.UTC(2010, 0, 1);

const SORT = {
  date: { sortField: "JOB_DATE", sortOrder: "ASC" },
  "-date": { sortField: "JOB_DATE", sortOrder: "DESC" },
  status: { sortField: "JOB_STATUS", sortOrder: "ASC" },
  "-status": { sortField: "JOB_STATUS", sortOrder: "DESC" },
} as const;

const iso = (ms: number) => new Date(ms).toISOString();
const given = <T>(values: readonly T[]) => (values.length > 0 ? values : undefined);

/**
 * Translates a search into a question to `getServiceJobs`, without a page token. A range that is open
 * at its upper end, or ends in the future, is asked up to the search's `asOf`, when it has one.
 * @param now epoch ms at which relative ranges are read; the search's own `asOf` comes first, so
 *   that "the last 24 hours" stay the same ones while somebody pages through them
 */
export function planJobs(search: JobsSearch, defaultMarketplace: string, now: number): JobsQuery {
  const marketplaceId = search.marketplace ?? defaultMarketplace;
  const zone = zoneOf(search, [defaultMarketplace]);
  const asOf = search.asOf === null ? null : Date.parse(search.asOf);
  const at = asOf ?? now;
  const { sortField, sortOrder } = SORT[search.sort];
  return {
    marketplaceId,
    ...planDates(search, zone, at, asOf),
    ...planSchedule(search.scheduled, zone, at),
    serviceJobStatus: given(search.status),
    storeIds: given(search.store),
    asins: given(search.asin),
    requiredSkills: given(search.skill),
    serviceOrderIds: given(search.order),
    productOrderIds: given(search.productOrder),
    trackingIds: given(search.tracking),
    sortField,
    sortOrder,
    pageSize: search.size,
  };
}

/** Amazon wants exactly one of the two ranges, with its lower end (Services API v1: createdAfter). */
function planDates(search: JobsSearch, zone: string, at: number, asOf: number | null) {
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
  return byUpdate
    ? { lastUpdatedAfter: from, lastUpdatedBefore: to }
    : { createdAfter: from, createdBefore: to };
}

function planSchedule(range: Range | null, zone: string, at: number) {
  if (range === null) return {};
  const { after, before } = resolveRange(range, zone, at);
  return {
    scheduleStartDate: after === null ? undefined : iso(after),
    scheduleEndDate: before === null ? undefined : iso(before),
  };
}
