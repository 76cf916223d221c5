import type { Slot } from "@/lib/actions/job-action";
import type { Wish } from "@/lib/actions/send-action";
import { NO_LANE, UNKNOWN_LANE, type Visit } from "@/lib/schedule/schedule";
import { spanOf } from "@/lib/schedule/visit-time";

export type Point = { x: number; y: number };
export type Box = { left: number; top: number; right: number; bottom: number };

/** What letting go means: somebody else goes, or it is moved to a time that Amazon offers. */
export type Drop = { kind: "assign"; lane: string } | { kind: "move"; start: string };

export type Ground = {
  /** What of the board is in sight. */
  board: Box;
  /** The free times, in the lane of the visit. */
  slots: readonly { start: string; box: Box }[];
  lanes: readonly { id: string; box: Box }[];
  canAssign: (lane: string) => boolean;
};

/** What letting go at a point means; null where it means nothing. */
export function dropAt(point: Point, { board, slots, lanes, canAssign }: Ground): Drop | null {
  if (!holds(board, point)) return null;
  const slot = slots.find(({ box }) => holds(box, point));
  if (slot) return { kind: "move", start: slot.start };
  const lane = lanes.find(({ box }) => holds(box, point));
  return lane && canAssign(lane.id) ? { kind: "assign", lane: lane.id } : null;
}

function holds({ left, top, right, bottom }: Box, { x, y }: Point): boolean {
  return x >= left && x < right && y >= top && y < bottom;
}

/** Whether a visit still stands and its job is not over, as far as the schedule tells. */
export function isOpenVisit(visit: Visit): boolean {
  const { status, jobStatus, isCurrent, appointmentId } = visit;
  const isOver = jobStatus === "COMPLETED" || jobStatus === "CANCELLED";
  return status === "ACTIVE" && isCurrent && appointmentId !== null && !isOver;
}

/** Whether a visit of one lane of technicians may be assigned by putting it into another. */
export function isOtherTechnician(lane: string, own: string | null): boolean {
  return lane !== own && lane !== NO_LANE && lane !== UNKNOWN_LANE;
}

/** Somebody goes in place of the technician of a lane, the others stay; null for a visit that is none. */
export function wishToAssign(visit: Visit, from: string | null, to: string): Wish | null {
  const { appointmentId: appointment, jobStatus: status, start } = visit;
  if (appointment === null) return null;
  const before = visit.technicians.flatMap(({ id }) => id ?? []).sort();
  const technicians = [...new Set([...before.filter((id) => id !== from), to])].sort();
  const seen = { status, appointmentId: appointment, start, technicians: before };
  return { action: "assign", body: { appointment, technicians, seen } };
}

/** The visits of a lane that take part of the time of another one. */
export function clashesWith(visit: Visit, visits: readonly Visit[]): Visit[] {
  const own = spanOf(visit);
  return visits.filter((other) => {
    const { from, to } = spanOf(other);
    return other.serviceJobId !== visit.serviceJobId && from < own.to && to > own.from;
  });
}

/** Each slot up to where the next one begins, so that they stand beside each other; ISO 8601. */
export function besideEachOther(slots: readonly Slot[]): (Slot & { until: string })[] {
  const sorted = slots.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start));
  return sorted.map((slot, index) => {
    const next = sorted[index + 1];
    const isNear = next !== undefined && Date.parse(next.start) < Date.parse(slot.end);
    return { ...slot, until: isNear ? next.start : slot.end };
  });
}

/** The box around boxes; null where there is none. */
export function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

/** Where a card stands that belongs to something: below it, else above it, never outside of the window. */
export function besideOf(
  anchor: Box,
  card: { width: number; height: number },
  window: Point,
): Point {
  const [gap, edge] = [6, 8];
  const below = anchor.bottom + gap;
  const above = anchor.top - gap - card.height;
  const fits = below + card.height <= window.y - edge || above < edge;
  const within = (at: number, room: number) => Math.max(edge, Math.min(at, room - edge));
  return {
    x: within(anchor.left, window.x - card.width),
    y: within(fits ? below : above, window.y - card.height),
  };
}
