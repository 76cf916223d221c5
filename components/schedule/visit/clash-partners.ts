import { groupBy } from "@/lib/schedule/group-by";
import type { Lane, Visit } from "@/lib/schedule/schedule";
import { spanOf } from "@/lib/schedule/visit-time";

/** Every visit once, by start. */
export function visitsOf(lanes: readonly Lane[]): Visit[] {
  const byKey = new Map(lanes.flatMap(({ visits }) => visits.map((visit) => [visit.key, visit])));
  return [...byKey.values()].toSorted(
    (a, b) => Date.parse(a.start) - Date.parse(b.start) || (a.key < b.key ? -1 : 1),
  );
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
