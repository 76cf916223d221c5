import { kindsOf } from "./kinds";

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
