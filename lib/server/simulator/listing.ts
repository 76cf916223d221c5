import "server-only";
import type { JobBook } from "@/lib/server/simulator/data/job-book";
import type { JobRecord } from "./data/service-job";
import type { ListQuery } from "./list-query";
import { matches } from "./match";
import type { PagePlace } from "./page-token";

type Page = {
  jobs: readonly JobRecord[];
  total: number;
  /** Where the neighbours begin; null at either end. */
  next: PagePlace | null;
  previous: PagePlace | null;
};

export type Listing = { page(query: ListQuery, place: PagePlace | null): Page };

type Key = readonly (string | number)[];

/**
 * Pages over the jobs as they stand at the moment. A place is the key of a job, not a number of
 * rows, so jobs that come or go elsewhere neither repeat nor skip one. Amazon does not say what
 * JOB_DATE means: here it is the creation. Equal keys are ordered by job id.
 */
export function createListing(book: JobBook): Listing {
  const sorted = new Map<string, { version: number; records: readonly JobRecord[] }>();

  function inOrder(query: ListQuery): readonly JobRecord[] {
    const name = `${query.marketplaceId} ${query.sortField}`;
    const kept = sorted.get(name);
    if (kept && kept.version === book.version()) return kept.records;
    const all = [...book.of(query.marketplaceId), ...book.apartOf(query.marketplaceId)];
    const keyed = all.map((record) => ({ record, key: keyOf(query, record) }));
    keyed.sort((a, b) => compareKeys(a.key, b.key));
    const records = keyed.map(({ record }) => record);
    sorted.set(name, { version: book.version(), records });
    return records;
  }

  return {
    page(query, place) {
      const found = inOrder(query).filter((record) => matches(query, record));
      if (query.descending) found.reverse();
      const { start, end } = boundsOf(query, found, place);
      const jobs = found.slice(start, end);
      const first = jobs.at(0);
      const last = jobs.at(-1);
      return {
        jobs,
        total: found.length,
        next: last && end < found.length ? { side: "after", key: keyOf(query, last) } : null,
        previous: first && start > 0 ? { side: "before", key: keyOf(query, first) } : null,
      };
    },
  };
}

function boundsOf(
  query: ListQuery,
  found: readonly JobRecord[],
  place: PagePlace | null,
): { start: number; end: number } {
  if (!place) return { start: 0, end: query.pageSize };
  const order = query.descending ? -1 : 1;
  const lies = (record: JobRecord) => order * compareKeys(keyOf(query, record), place.key);
  if (place.side === "after") {
    const index = found.findIndex((record) => lies(record) > 0);
    const start = index < 0 ? found.length : index;
    return { start, end: start + query.pageSize };
  }
  const index = found.findIndex((record) => lies(record) >= 0);
  const end = index < 0 ? found.length : index;
  return { start: Math.max(0, end - query.pageSize), end };
}

function keyOf({ sortField }: ListQuery, record: JobRecord): Key {
  return sortField === "JOB_DATE"
    ? [record.createdAt, record.id]
    : [record.job.serviceJobStatus ?? "", record.createdAt, record.id];
}

function compareKeys(a: Key, b: Key): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? "";
    if (left < right) return -1;
    if (left > right) return 1;
  }
  return 0;
}
