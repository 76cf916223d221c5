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

  function keep(name: string, make: () => readonly JobRecord[]): readonly JobRecord[] {
    const known = sorted.get(name);
    const version = jobSet.version();
    if (known && known.version === version) return known.records;
    const records = make();
    sorted.set(name, { version, records });
    return records;
  }

  function inOrder({ marketplaceId, sortField }: ListQuery): readonly JobRecord[] {
    const byDate = keep(`${marketplaceId} JOB_DATE`, () =>
      [...jobSet.listed(marketplaceId), ...jobSet.apartOf(marketplaceId)].sort(compareDates),
    );
    if (sortField === "JOB_DATE") return byDate;
    return keep(`${marketplaceId} JOB_STATUS`, () => inGroups(byDate));
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

function compareDates(a: JobRecord, b: JobRecord): number {
  return a.createdAt - b.createdAt || compare(a.id, b.id);
}

/** By status, and within each as before: cheaper than sorting once more after every change. */
function inGroups(records: readonly JobRecord[]): JobRecord[] {
  const groups = new Map<string, JobRecord[]>();
  for (const record of records) {
    const status = record.job.serviceJobStatus ?? "";
    const group = groups.get(status);
    if (group) group.push(record);
    else groups.set(status, [record]);
  }
  const ordered: JobRecord[] = [];
  for (const status of [...groups.keys()].sort(compare)) {
    for (const record of groups.get(status) ?? []) ordered.push(record);
  }
  return ordered;
}

function compare(left: string | number, right: string | number): number {
  if (left < right) return -1;
  return left > right ? 1 : 0;
}

function compareKeys(a: Key, b: Key): number {
  for (let index = 0; index < a.length; index += 1) {
    const order = compare(a[index] ?? "", b[index] ?? "");
    if (order !== 0) return order;
  }
  return 0;
}
