/** The controls of the bar, in order; `date` is created or updated. */
export const FILTER_IDS = [
  "date",
  "scheduled",
  "status",
  "store",
  "asin",
  "skill",
  "order",
  "productOrder",
  "tracking",
  "marketplace",
] as const;

export type FilterId = (typeof FILTER_IDS)[number];

/** Those that stand in the bar also while they are not set. */
export const STANDING: ReadonlySet<FilterId> = new Set([
  "date",
  "scheduled",
  "status",
  "store",
  "asin",
]);

export function isFilterId(id: string): id is FilterId {
  return FILTER_IDS.some((known) => known === id);
}
