import { groupBy } from "./group-by";
import { type Lane, type LaneKind, NO_LANE, UNKNOWN_LANE, type Visit } from "./schedule";

const byLabel = new Intl.Collator("en", { numeric: true });

/**
 * Visits by technician or store. Those of nobody come first, then those of people whose id is not known,
 * then the others by label; within a lane they stand by start.
 * @param labels what people call the technicians or stores, by id; an id without one is its own
 * @param always ids that have a lane also without a visit
 */
export function lanesOf(
  visits: readonly Visit[],
  by: LaneKind,
  labels: ReadonlyMap<string, string>,
  always: readonly string[] = [],
): Lane[] {
  const lanes = new Map<string, Visit[]>(always.map((id) => [id, []]));
  for (const visit of visits) {
    for (const id of by === "store" ? [visit.store ?? NO_LANE] : technicianLanes(visit)) {
      const lane = lanes.get(id);
      if (lane) lane.push(visit);
      else lanes.set(id, [visit]);
    }
  }
  const named = [...lanes].map(([id, own]) => ({
    id,
    label: isNamed(id) ? (labels.get(id) ?? id) : "",
    visits: own.toSorted((a, b) => byStart(a, b)),
  }));
  return tellApart(named).toSorted(
    (a, b) => rank(a) - rank(b) || byLabel.compare(a.label, b.label),
  );
}

function technicianLanes({ technicians }: Visit): string[] {
  if (technicians.length === 0) return [NO_LANE];
  return [...new Set(technicians.map(({ id }) => id ?? UNKNOWN_LANE))];
}

function byStart(a: Visit, b: Visit): number {
  return Date.parse(a.start) - Date.parse(b.start) || (a.key < b.key ? -1 : 1);
}

function isNamed(id: string): boolean {
  return id !== NO_LANE && id !== UNKNOWN_LANE;
}

function rank({ id }: Lane): number {
  return [NO_LANE, UNKNOWN_LANE].indexOf(id) + 1 || 3;
}

/** People may share a name, and stores too: each then bears the end of its id. */
function tellApart(lanes: Lane[]): Lane[] {
  const alike = groupBy(lanes, ({ label }) => label);
  return lanes.map((lane) =>
    isNamed(lane.id) && (alike.get(lane.label)?.length ?? 0) > 1
      ? { ...lane, label: `${lane.label} · ${lane.id.slice(-4)}` }
      : lane,
  );
}
