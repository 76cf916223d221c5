import type { Job } from "@/lib/jobs/job";

/** What jobs seen so far were made of, each list in order. */
export type SeenValues = {
  stores: readonly string[];
  asins: readonly { asin: string; title?: string }[];
  skills: readonly string[];
};

export const NOTHING_SEEN: SeenValues = { stores: [], asins: [], skills: [] };

/** Adds what a page of jobs holds; the very same object where it holds nothing new. */
export function withSeen(seen: SeenValues, jobs: readonly Job[]): SeenValues {
  const titles = new Map(seen.asins.map(({ asin, title }) => [asin, title]));
  for (const { scopeOfWork: { asin, title } = {} } of jobs) {
    if (asin) titles.set(asin, titles.get(asin) ?? title);
  }
  const grown = {
    stores: sorted([...seen.stores, ...jobs.flatMap(({ storeId }) => storeId || [])]),
    asins: [...titles]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([asin, title]) => (title ? { asin, title } : { asin })),
    skills: sorted([
      ...seen.skills,
      ...jobs.flatMap(({ scopeOfWork }) => scopeOfWork?.requiredSkills ?? []),
    ]),
  };
  return sizeOf(grown) === sizeOf(seen) ? seen : grown;
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

/** Values are only ever added, so that their number tells whether any were. */
function sizeOf({ stores, asins, skills }: SeenValues): number {
  return stores.length + skills.length + asins.length + asins.filter(({ title }) => title).length;
}
