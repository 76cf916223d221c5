import "server-only";
import type { Place, StoreReceipt } from "@/lib/actions/capacity";
import { REFUSAL_REASONS } from "@/lib/actions/refusal-reasons";
import type { WeekPlan } from "@/lib/actions/week-plan";
import type { BlockRow, KeptChange, ResourceActionRow } from "@/lib/server/db/resource-actions";
import type { SpApiError } from "@/lib/server/sp-api/errors";
import { refusalsOf } from "./refusals";
import type { ResourceWrite, Wish } from "./resource-write";

export type ResourceIntent = {
  /** A UUID of the screen's, one for each intent. */
  key: string;
  /** How colleagues know the person; the role is null where nobody remembers it. */
  user: { id: string; name: string; email?: string | null; role: string | null };
  place: Place;
  write: ResourceWrite;
  /** What the screen saw of a schedule that is to be replaced, and the week that it amounted to. */
  seen?: { signature: string; plan: WeekPlan | null };
};

/** What came of an intent, in ids and codes; this much is kept. */
export type ResourceEnd = {
  state: "done" | "refused" | "not_done" | "unknown";
  status: number | null;
  codes: readonly (string | null)[];
  reasons: readonly (string | null)[];
  warnings: readonly (string | null)[];
  /** Ours, of the block that it is about. */
  blockId: string | null;
  /** Amazon's, from now on; null where there is none, or nobody knows it. */
  reservationId: string | null;
  /** Whether what was to be changed or taken away had gone before. */
  wasGone: boolean;
  requestId: string | null;
};

/** An intent on its way. */
export type Frame = { intent: ResourceIntent; wish: Wish; row: BlockRow | null };

export const STATES = { done: "done", "not done": "not_done", neither: "unknown" } as const;

export function ended(state: ResourceEnd["state"], about: Partial<ResourceEnd>): ResourceEnd {
  const none = { status: null, codes: [], reasons: [], warnings: [], requestId: null };
  return { state, ...none, blockId: null, reservationId: null, wasGone: false, ...about };
}

/**
 * Amazon knows no such reservation. After a move of which nobody knew, that move was done and the block has an
 * id that nobody knows; else it is gone, which is all that taking it away wanted.
 */
export function gone(
  { wish, row }: Frame,
  isRepeat: boolean,
  about: Partial<ResourceEnd>,
): ResourceEnd {
  const isGoal = wish.write.operation === "unblock" && !row?.moving;
  return ended(isGoal ? "done" : "refused", { ...about, wasGone: !isRepeat });
}

/** A block that is made has the key of its making as its id. */
export function blockIdOf({ key, write }: ResourceIntent): string | null {
  return write.operation === "block" ? key : null;
}

export function blockOf(row: BlockRow | null): Wish["block"] {
  if (row === null || row.reservationId === null) return null;
  return { type: row.type, time: row.time, reservationId: row.reservationId };
}

/** What an end changes of what is kept here. */
export function keptOf({ intent, wish, row }: Frame, end: ResourceEnd, at: Date): KeptChange {
  const { write, place } = wish;
  const userName = intent.user.name;
  if (row !== null && end.status === 404 && end.state === "refused") {
    const moved = row.moving === null ? {} : row.moving;
    const state = row.moving === null ? "gone" : "lost";
    return { change: { id: row.id, reservationId: null, state, moving: null, ...moved } };
  }
  if (row !== null && end.state === "unknown" && write.operation === "moveBlock") {
    return { change: { id: row.id, moving: { type: write.type, time: write.time } } };
  }
  if (end.state !== "done") return null;
  const { reservationId } = end;
  const state = reservationId === null ? "lost" : "standing";
  if (write.operation === "replaceSchedule") {
    const { plan } = write;
    const previous = intent.seen?.plan ?? null;
    return { schedule: { resourceId: place.resource, plan, previous, userName, at } };
  }
  if (write.operation === "unblock") return { drop: write.blockId };
  const { type, time } = write;
  if (write.operation === "moveBlock") {
    return { change: { id: write.blockId, reservationId, type, time, state, moving: null } };
  }
  const { resource: resourceId, marketplace: marketplaceId } = place;
  const block = { id: intent.key, reservationId, resourceId, marketplaceId, type, time };
  return { keep: { ...block, state, moving: null, userName, at } };
}

/** What is kept of a failure. */
export function aboutOf(failure: SpApiError): Partial<ResourceEnd> {
  const { status, requestId, upstreamCode } = failure;
  const refusals = refusalsOf(failure);
  const codes = refusals.length > 0 ? refusals.map(({ code }) => code) : [upstreamCode];
  return { status, requestId, codes, reasons: refusals.map(({ reason }) => reason) };
}

/** What a row tells of what somebody had Amazon do. */
export function storeReceiptOf(row: ResourceActionRow): StoreReceipt {
  const { write } = (row.wish as { wish: Wish }).wish;
  const end = row.outcome === null ? ended("unknown", {}) : (row.outcome as ResourceEnd);
  return {
    key: row.key,
    resource: row.resourceId,
    action: write.operation,
    state: row.state,
    at: row.at.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    user: { id: row.userId, name: row.userName },
    codes: end.codes.flatMap((code) => code ?? []),
    reasons: end.reasons.flatMap((reason) => REFUSAL_REASONS.find((one) => one === reason) ?? []),
    warnings: end.warnings.flatMap((code) => code ?? []),
    block: "time" in write ? { type: write.type, time: write.time } : null,
    until: write.operation === "replaceSchedule" ? write.plan.until : null,
    requestId: end.requestId,
  };
}
