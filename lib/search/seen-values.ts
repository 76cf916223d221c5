import type { Job } from "@/lib/jobs/job";

/** What jobs seen so far were made of, each list in order. */
export type SeenValues = {
  stores: readonly string[];
  asins: readonly { asin: string; title?: string }[];
  skills: readonly string[];
  technicians: readonly { id: string; name: string }[];
};

export const NOTHING_SEEN: SeenValues = {
  stores: [],
  asins: [],
  skills: [],
  technicians: [],
};

/** Adds what a page of jobs holds; the very same object where it holds nothing new. */
export function withSeen(seen: SeenValues, jobs: readonly Job[]): SeenValues {
  const titles = new Map(seen.asins.map(({ asin, title }) => [asin, title]));
  for (const { scopeOfWork: { asin, title } = {} } of jobs) {
    if (asin) titles.set(asin, titles.get(asin) ?? title);
  }
  const grown: SeenValues = {
    stores: sorted([...seen.stores, ...jobs.flatMap(({ storeId }) => storeId || [])]),
    asins: [...titles]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([asin, title]) => (title ? { asin, title } : { asin })),
    skills: sorted([
      ...seen.skills,
      ...jobs.flatMap(({ scopeOfWork }) => scopeOfWork?.requiredSkills ?? []),
    ]),
    technicians: withNames(seen, jobs.flatMap(techniciansOf)).technicians,
  };
  return sizeOf(grown) === sizeOf(seen) ? seen : grown;
}

/** Adds what technicians are called; the very same object where all of them are known. */
export function withNames(
  seen: SeenValues,
  technicians: readonly { id: string; name: string }[],
): SeenValues {
  const names = new Map(seen.technicians.map(({ id, name }) => [id, name]));
  for (const { id, name } of technicians) if (!names.has(id)) names.set(id, name);
  if (names.size === seen.technicians.length) return seen;
  const known = [...names].map(([id, name]) => ({ id, name }));
  return { ...seen, technicians: known.sort((a, b) => a.name.localeCompare(b.name)) };
}

function techniciansOf({ appointments = [] }: Job): { id: string; name: string }[] {
  const assigned = appointments.flatMap(({ assignedTechnicians }) => assignedTechnicians ?? []);
  return assigned.flatMap(({ technicianId: id, name }) => (id && name ? { id, name } : []));
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

/** Values are only ever added, so that their number tells whether any were. */
function sizeOf({ stores, asins, skills, technicians }: SeenValues): number {
  const titles = asins.filter(({ title }) => title).length;
  return stores.length + skills.length + technicians.length + asins.length + titles;
}
