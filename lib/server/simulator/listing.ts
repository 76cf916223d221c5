import "server-only";
import type { JobSet } from "@/lib/server/simulator/fixtures/job-set";
import type { JobRecord } from "./fixtures/service-job";
import type { ListQuery } from "./list-query";
import { matches } from "./match";
import type { PagePosition } from "./page-token";

type Page = {
  jobs: readonly JobRecord[];
  total: number;
  /** Where the neighbours begin; null at either end. */
  next: PagePosition | null;
  previous: PagePosition | null;
};

export type Listing = { page(query: ListQuery, position: PagePosition | null): Page };

type Key = readonly (string | number)[];

/**
 * Pages over the jobs as they stand at the moment. A position is the key of a job, not a number of
 * rows, so jobs that come or go elsewhere neither repeat nor skip one. Amazon does not say what
 * JOB_DATE means: here it is the creation. Equal keys are ordered by job id.
 */
export function createListing(jobSet: JobSet): Listing {
  const sorted = new Map<string, { version: number; records: readonly JobRecord[] }>();

  function inOrder(query: ListQuery): readonly JobRecord[] {
    const name = `${query.marketplaceId} ${query.sortField}`;
    const known = sorted.get(name);
    if (known && known.version === jobSet.version()) return known.records;
    const all = [...jobSet.of(query.marketplaceId), ...jobSet.apartOf(query.marketplaceId)];
    const keyed = all.map((record) => ({ record, key: keyOf(query, record) }));
    keyed.sort((a, b) => compareKeys(a.key, b.key));
    const records = keyed.map(({ record }) => record);
    sorted.set(name, { version: jobSet.version(), records });
    return records;
  }

  return {
    page(query, position) {
      const found = inOrder(query).filter((record) => matches(query, record));
      if (query.descending) found.reverse();
      const { start, end } = boundsOf(query, found, position);
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
  position: PagePosition | null,
): { start: number; end: number } {
  if (!position) return { start: 0, end: query.pageSize };
  const order = query.descending ? -1 : 1;
  const lies = (record: JobRecord) => order * compareKeys(keyOf(query, record), position.key);
  if (position.side === "after") {
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
