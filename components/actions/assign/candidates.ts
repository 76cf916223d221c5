import type { Technician } from "@/lib/jobs/job";
import type { Facet } from "@/lib/jobs/job-index";
import type { Lane, Visit } from "@/lib/schedule/schedule";
import { type Span, spanOf } from "@/lib/schedule/visit-time";

/** Where a technician is known from. */
type Known = "assigned" | "here" | "elsewhere" | "neverSeen";

/** Somebody who could go. */
export type Candidate = {
  id: string;
  /** Null where nobody ever named them. */
  name: string | null;
  known: Known;
  /** Other visits of theirs at the time of this one, by start; null where no schedule is known. */
  clashes: Visit[] | null;
  /** Noted as away that day, in this browser. */
  isAway: boolean;
};

export type CandidateParts = {
  assigned: readonly Technician[];
  /** Those seen at the store of the job, and anywhere; the most frequent first. */
  here: readonly Facet[];
  anywhere: readonly Facet[];
  /** Ids that somebody typed. */
  typed: readonly string[];
  /** Of the day of the visit; null where no schedule is known. */
  lanes: readonly Lane[] | null;
  /** Ids of those who are noted as away that day. */
  away: ReadonlySet<string>;
  /** The visit to which they would go. */
  visit: Span & { serviceJobId: string };
};

/** Everybody who could go, each once: those who are assigned, then those of the store, who is free first. */
export function candidatesOf(parts: CandidateParts): Candidate[] {
  const { assigned, here, anywhere, typed, lanes, away, visit } = parts;
  const names = namesOf({ assigned, seen: [...anywhere, ...here] });
  const found = new Map<string, Candidate>();
  const add = (ids: readonly (string | undefined)[], known: Known) => {
    for (const id of ids) {
      if (!id || found.has(id)) continue;
      const clashes = lanes && clashesOf(id, lanes, visit);
      found.set(id, { id, name: names.get(id) ?? null, known, clashes, isAway: away.has(id) });
    }
  };
  add(
    assigned.map(({ technicianId }) => technicianId),
    "assigned",
  );
  const seenHere = here.map(({ value }) => value).filter((id) => id !== "none");
  const isBusy = (id: string) =>
    away.has(id) || (lanes !== null && clashesOf(id, lanes, visit).length > 0);
  add(
    seenHere.filter((id) => !isBusy(id)),
    "here",
  );
  add(seenHere, "here");
  add(
    anywhere.map(({ value }) => value).filter((id) => id !== "none"),
    "elsewhere",
  );
  add(typed, "neverSeen");
  return [...found.values()];
}

/** The visits of a technician that take part of the time of another one, by start. */
export function clashesOf(
  id: string,
  lanes: readonly Lane[],
  { from, to, serviceJobId }: CandidateParts["visit"],
): Visit[] {
  const visits = lanes.find((lane) => lane.id === id)?.visits ?? [];
  return visits.filter((visit) => {
    const span = spanOf(visit);
    return visit.serviceJobId !== serviceJobId && span.from < to && span.to > from;
  });
}

type Named = { assigned: readonly Technician[]; seen: readonly Facet[] };

/** By id; what the job says counts. */
function namesOf({ assigned, seen }: Named): Map<string, string> {
  const names = new Map<string, string>();
  for (const { value, label } of seen) if (label) names.set(value, label);
  for (const { technicianId, name } of assigned)
    if (technicianId && name) names.set(technicianId, name);
  return names;
}

/** What somebody is called; by id where nobody named them, and with its end where others go by that name, too. */
export function nameAmong(id: string, known: Named): string {
  const names = namesOf(known);
  const name = names.get(id);
  if (name === undefined) return id;
  const isShared = [...names].some(([other, one]) => other !== id && one === name);
  return isShared ? `${name} …${id.slice(-4)}` : name;
}

/** Those whose name or id holds what was typed, and whoever is chosen. */
export function matching(
  candidates: readonly Candidate[],
  typed: string,
  chosen: ReadonlySet<string>,
): Candidate[] {
  const wanted = typed.trim().toLowerCase();
  return candidates.filter(
    ({ id, name, known }) =>
      chosen.has(id) ||
      (wanted === ""
        ? known !== "elsewhere"
        : [id, name ?? ""].some((text) => text.toLowerCase().includes(wanted))),
  );
}

/** What was typed, where it can be the id of a technician whom nobody has seen. Services API v1: ≤ 50 characters. */
export function unseenId(candidates: readonly Candidate[], typed: string): string | null {
  const id = typed.trim();
  // Whoever types a name looks for somebody; ids of Amazon's hold capitals and digits alone.
  if (!/^[A-Z0-9_-]{4,50}$/.test(id)) return null;
  return candidates.some((one) => one.id === id) ? null : id;
}
