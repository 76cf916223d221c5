import { groupBy } from "@/lib/schedule/group-by";
import type { Lane, Visit } from "@/lib/schedule/schedule";
import { spanOf } from "@/lib/schedule/visit-time";

/** Every visit once, by start. */
export function visitsOf(lanes: readonly Lane[]): Visit[] {
  const byKey = new Map<string, { visit: Visit; start: number }>();
  for (const { visits } of lanes) {
    for (const visit of visits) {
      if (!byKey.has(visit.key)) byKey.set(visit.key, { visit, start: Date.parse(visit.start) });
    }
  }
  return [...byKey.values()]
    .sort((a, b) => a.start - b.start || (a.visit.key < b.visit.key ? -1 : 1))
    .map(({ visit }) => visit);
}

export function isClash(visit: Visit): boolean {
  return visit.flags.includes("doubleBooked");
}

/**
 * By the key of a visit that is double-booked: the visits that its technicians have at the same time, as
 * far as they are among those shown.
 */
export function clashPartners(visits: readonly Visit[]): ReadonlyMap<string, Visit[]> {
  const clashing = visits.filter(isClash);
  const byTechnician = groupBy(
    clashing.flatMap((visit) => visit.technicians.map(({ id }) => ({ id, visit }))),
    ({ id }) => id,
  );
  return new Map(
    clashing.map((visit) => {
      const own = spanOf(visit);
      const others = visit.technicians.flatMap(({ id }) =>
        id === null ? [] : (byTechnician.get(id) ?? []).map((one) => one.visit),
      );
      const partners = others.filter((other) => {
        const { from, to } = spanOf(other);
        return other.key !== visit.key && from < own.to && to > own.from;
      });
      return [visit.key, [...new Set(partners)]];
    }),
  );
}
