import "server-only";
import { createHash } from "node:crypto";
import { type BlockTime, type BlockType, type Place, spansOfBlock } from "@/lib/actions/capacity";
import { spelled, wallInstant } from "@/lib/actions/wall-time";
import {
  type CapacitySpan,
  capacityAt,
  recordsOf,
  spansOfPlan,
  type WeekPlan,
} from "@/lib/actions/week-plan";
import type { CallOptions, SpApi } from "@/lib/server/sp-api/contract";
import type { Availability } from "@/lib/server/sp-api/operations/capacity";
import type { Warning } from "@/lib/server/sp-api/wire-actions";
import type { CapacityKind } from "./capacity-reads";
import type { Verdict } from "./job-write";

type BlockContent = { type: BlockType; time: BlockTime };

/** What a person can have done with a store's time. */
export type ResourceWrite =
  /** From `first` on, the store's day on which it is decided. */
  | { operation: "replaceSchedule"; plan: WeekPlan; first: string }
  | ({ operation: "block" } & BlockContent)
  | ({ operation: "moveBlock"; blockId: string } & BlockContent)
  | { operation: "unblock"; blockId: string };

/** A write with what it is about: `block` as it stands, for those that change one. */
export type Wish = {
  write: ResourceWrite;
  place: Place;
  block: (BlockContent & { reservationId: string }) | null;
  /** What Amazon had where it can be seen, just before. */
  before: readonly CapacitySpan[];
};

type Success = { warnings: readonly Warning[]; reservationId: string | null };

/** Sends a write, once. */
export async function sendResourceWrite(
  api: SpApi,
  { write, place, block }: Omit<Wish, "before">,
  options: CallOptions,
): Promise<{ data: Success; requestId: string | null }> {
  const { resource: resourceId, marketplace: marketplaceId, zone } = place;
  const reservationId = block?.reservationId ?? "";
  if (write.operation === "replaceSchedule") {
    const body = { schedules: recordsOf(write.plan, zone, write.first) };
    return withoutId(await api.updateSchedule({ resourceId, marketplaceId, body }, options));
  }
  if (write.operation === "unblock") {
    return withoutId(await api.cancelReservation({ reservationId, marketplaceId }, options));
  }
  const availability = availabilityOf(write.time, zone);
  const body = { resourceId, reservation: { type: write.type, availability } };
  if (write.operation === "block") return api.createReservation({ marketplaceId, body }, options);
  return api.updateReservation({ reservationId, marketplaceId, body }, options);
}

type Answered<T> = { data: T; requestId: string | null };

function withoutId({ data, requestId }: Answered<{ warnings: readonly Warning[] }>) {
  return { data: { warnings: data.warnings, reservationId: null }, requestId };
}

/** One place is taken: Amazon's capacity of a reservation is how many. */
function availabilityOf({ day, from, to, repeats }: BlockTime, zone: string): Availability {
  const times = {
    startTime: spelled(wallInstant(day, from, zone), zone),
    endTime: spelled(wallInstant(day, to, zone), zone),
    capacity: 1,
  };
  if (repeats === null) return times;
  const last = wallInstant(repeats.until, 1440, zone) - 1000;
  const recurrence = { endTime: spelled(last, zone), daysOfWeek: repeats.days };
  return { ...times, recurrence };
}

/** Where a write shows: in what kind of capacity, and between which instants. */
export function shownIn({ write, place, block }: Omit<Wish, "before">): {
  kind: CapacityKind;
  from: number;
  to: number;
} {
  const { zone } = place;
  if (write.operation === "replaceSchedule") {
    const from = wallInstant(write.first, 0, zone);
    return { kind: "given", from, to: from + SHOWN_MS };
  }
  const times = [block?.time, "time" in write ? write.time : undefined];
  // Of what repeats itself the first time tells enough.
  const spans = times.flatMap((time) => (time ? spansOfBlock(time, zone).slice(0, 1) : []));
  const from = Math.min(...spans.map(({ start }) => start));
  return { kind: "blocked", from, to: Math.max(...spans.map(({ end }) => end)) };
}

/** One page of Amazon's. */
const SHOWN_MS = 35 * 86_400_000;

/**
 * What the capacity of now says of a write whose answer was lost: it shows just what the write would have
 * made of what was there before, or nothing of it, or something else, as somebody else was there.
 */
export function verdictOnCapacity(wish: Wish, now: readonly CapacitySpan[]): Verdict {
  const { write, place, block, before } = wish;
  const { from, to } = shownIn(wish);
  const one = (time: BlockTime) =>
    spansOfBlock(time, place.zone).map((span) => ({ ...span, capacity: 1 }));
  const added = "time" in write ? one(write.time) : [];
  const removed = block ? one(block.time).map((span) => ({ ...span, capacity: -1 })) : [];
  const wished =
    write.operation === "replaceSchedule"
      ? spansOfPlan(write.plan, place.zone, write.first)
      : [...before, ...added, ...removed];
  if (areSame(now, wished, from, to)) return "done";
  return areSame(now, before, from, to) ? "not done" : "neither";
}

function areSame(
  one: readonly CapacitySpan[],
  other: readonly CapacitySpan[],
  from: number,
  to: number,
): boolean {
  const edges = [...one, ...other].flatMap(({ start, end }) => [start, end]);
  const points = [from, ...edges.filter((edge) => edge > from && edge < to)];
  return points.every((at) => capacityAt(one, at) === capacityAt(other, at));
}

/** Stands for what a store is given between two instants: who replaces it names what they saw. */
export function signatureOf(
  spans: readonly CapacitySpan[],
  { from, to }: { from: number; to: number },
): string {
  const cut = spans
    .filter(({ start, end }) => end > from && start < to)
    .map(({ start, end, capacity }) => [Math.max(start, from), Math.min(end, to), capacity]);
  return createHash("sha256").update(JSON.stringify(cut)).digest("base64url").slice(0, 22);
}

/**
 * Whether a write is sent once more by itself: the same schedule twice is the same schedule, and what is
 * gone cannot go twice. A block made twice is two.
 */
export function mayRepeatWrite({ operation }: ResourceWrite): boolean {
  return operation === "replaceSchedule" || operation === "unblock";
}
