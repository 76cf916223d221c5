import { kindsOf } from "./lookup-result";

/** Amazon takes 20 ids of one kind a call (Services API v1 model). */
export const IDS_A_CALL = 20;

/** How many ids one request to `POST /api/jobs/lookup` may hold. */
export const IDS_A_REQUEST = 200;

export function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/**
 * How many calls the ids cost when each is found as the first kind that it can be, and when none is found at all.
 * A call whose jobs do not fit on one page costs one more a page.
 */
export function callsFor(ids: readonly string[]): { least: number; most: number } {
  return chunksOf(ids, IDS_A_REQUEST).map(callsOfRequest).reduce(sum, { least: 0, most: 0 });
}

function callsOfRequest(ids: readonly string[]): { least: number; most: number } {
  const kinds = ids.map(kindsOf);
  const orders = kinds.filter((of) => of.includes("order")).length;
  const jobs = kinds.filter((of) => of.includes("job")).length;
  const lists = (count: number) => Math.ceil(count / IDS_A_CALL);
  return {
    least: lists(orders) + lists(ids.length - orders),
    most: 2 * lists(orders) + lists(ids.length) + jobs,
  };
}

function sum(a: { least: number; most: number }, b: { least: number; most: number }) {
  return { least: a.least + b.least, most: a.most + b.most };
}

export type SortedIds = {
  /** Each id once, in order. */
  ids: string[];
  malformed: string[];
  /** Ids that stand there more than once, each named once. */
  duplicates: string[];
};

/** Parts tidy ids into those that Amazon can be asked for and those that are no ids. */
export function sortIds(tidy: readonly string[]): SortedIds {
  const seen = new Map<string, string>();
  const malformed = new Set<string>();
  const duplicates = new Set<string>();
  for (const id of tidy) {
    const known = seen.get(foldId(id));
    if (kindsOf(id).length === 0) malformed.add(id);
    else if (known === undefined) seen.set(foldId(id), id);
    else duplicates.add(known);
  }
  const ids = [...seen.values()];
  return { ids, malformed: [...malformed], duplicates: ids.filter((id) => duplicates.has(id)) };
}

/** Carriers do not tell tracking ids apart by case, nor do the people who type them. */
export function foldId(id: string): string {
  return id.toUpperCase();
}
