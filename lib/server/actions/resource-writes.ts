import "server-only";
import { createHash } from "node:crypto";
import type { CapacitySpan } from "@/lib/actions/week-plan";
import type { Database } from "@/lib/server/db/database";
import {
  type BlockRow,
  beginResourceAction,
  dropResourceAction,
  endResourceAction,
  findBlock,
  findResourceAction,
  keepWish,
  openResourceActions,
  type ResourceActionRow,
} from "@/lib/server/db/resource-actions";
import type { SpApi } from "@/lib/server/sp-api/contract";
import { SpApiError } from "@/lib/server/sp-api/errors";
import { readRanges } from "./capacity-reads";
import type { Verdict } from "./job-write";
import { isRefused } from "./refusals";
import {
  aboutOf,
  blockIdOf,
  blockOf,
  ended,
  type Frame,
  gone,
  keptOf,
  type ResourceEnd,
  type ResourceIntent,
  STATES,
} from "./resource-end";
import {
  mayRepeatWrite,
  sendResourceWrite,
  shownIn,
  signatureOf,
  verdictOnCapacity,
  type Wish,
} from "./resource-write";

export type ResourceParts = {
  api: SpApi;
  database: () => Promise<Database>;
  now: () => number;
  sleep: (ms: number) => Promise<void>;
  /** Keeps on record what is about to be done. What it cannot keep is not done. */
  record: (intent: ResourceIntent) => Promise<void>;
  /** Notes what came of it. Never rejects. */
  note: (intent: ResourceIntent, end: ResourceEnd) => void;
  /** After so long, in milliseconds, no process is at an intent any more. */
  abandonedMs?: number;
};

export type ResourceResult =
  /** `failure` holds what is not kept: Amazon's words. Null for what was done, or is told once more. */
  | { type: "ended"; end: ResourceEnd; block: BlockRow | null; failure: SpApiError | null }
  /** The schedule is no longer what the person saw. Nothing was sent. */
  | { type: "conflict" }
  | { type: "in_progress" }
  | { type: "key_reused" }
  /** There is no such block, or none that Amazon could be told of. */
  | { type: "no_block"; block: BlockRow | null };

/** Longer than a write takes that waits for its turn, gets no answer, is looked up, and sent once more. */
const ABANDONED_MS = 120_000;

/** When capacity is read again after an answer that was lost, in milliseconds after it. */
const LOOKS_MS = [1_000, 3_000, 8_000];

/**
 * Has Amazon do things with the time of stores, as the write service does with jobs: looks, records, sends
 * once, and looks again where the answer was lost. What a write should have done is told by the capacity of
 * before and after; the id of a block whose answer was lost is not to be had any more.
 */
export function createResourceWrites(parts: ResourceParts) {
  const busy = new Map<string, Promise<unknown>>();
  const abandonedAt = () => new Date(parts.now() - (parts.abandonedMs ?? ABANDONED_MS));

  async function look(at: Omit<Wish, "before">): Promise<CapacitySpan[]> {
    const { kind, from, to } = shownIn(at);
    const range = { from, to, kinds: [kind] };
    return (await readRanges(parts.api, at.place, range, { lane: "interactive" }))[kind];
  }

  /** Reads the capacity until it shows what became of a write; its last word counts. */
  async function settle(wish: Wish, looks: readonly number[] = LOOKS_MS): Promise<Verdict> {
    let verdict: Verdict = "neither";
    let waited = 0;
    for (const at of looks) {
      await parts.sleep(at - waited);
      waited = at;
      const now = await look(wish).catch(() => null);
      if (now === null) continue;
      verdict = verdictOnCapacity(wish, now);
      if (verdict === "done") break;
    }
    return verdict;
  }

  async function send(frame: Frame, isRepeat: boolean): Promise<ResourceResult> {
    const { intent, wish } = frame;
    try {
      const { data, requestId } = await sendResourceWrite(parts.api, wish, {
        user: intent.user.id,
      });
      const { reservationId } = data;
      // Amazon may say the same of each record that was sent.
      const warnings = [...new Set(data.warnings.map(({ code }) => code))];
      return await finish(frame, ended("done", { warnings, reservationId, requestId }));
    } catch (failure) {
      if (!(failure instanceof SpApiError)) throw failure;
      const about = aboutOf(failure);
      if (failure.kind !== "unknown_outcome") {
        if (failure.status === 404) return finish(frame, gone(frame, isRepeat, about), failure);
        return finish(frame, ended(isRefused(failure) ? "refused" : "not_done", about), failure);
      }
      if (wish.write.operation === "unblock" && !isRepeat) return send(frame, true);
      const verdict = await settle(wish);
      if (verdict !== "done" && mayRepeatWrite(wish.write) && !isRepeat) return send(frame, true);
      return finish(frame, ended(STATES[verdict], about), failure);
    }
  }

  async function finish(
    { intent, wish, row }: Frame,
    about: ResourceEnd,
    failure: SpApiError | null = null,
  ): Promise<ResourceResult> {
    const end = { ...about, blockId: row?.id ?? (wish.block ? null : blockIdOf(intent)) };
    parts.note(intent, end);
    const kept = keptOf({ intent, wish, row }, end, new Date(parts.now()));
    const ending = { state: end.state, outcome: end, endedAt: new Date(parts.now()) };
    const db = await parts.database();
    await persistently(() => endResourceAction(db, intent.key, ending, kept), parts.sleep);
    const block = end.blockId === null ? null : await findBlock(db, end.blockId);
    return { type: "ended", end, block, failure: end.state === "done" ? null : failure };
  }

  /** Keeps an intent, after those for the same store that nobody is at any more. */
  async function begin(intent: ResourceIntent, wish: Wish): Promise<boolean> {
    const { key, user, place, write, seen = null } = intent;
    const about = { key, userId: user.id, userName: user.name, resourceId: place.resource };
    const kept = { wish: { wish, seen }, hash: hashOf(intent), operation: write.operation };
    const row = { ...about, ...kept, at: new Date(parts.now()) };
    const db = await parts.database();
    if (await beginResourceAction(db, row)) return true;
    const abandoned = await openResourceActions(db, abandonedAt(), place.resource);
    for (const one of abandoned) await lookUp(one);
    return abandoned.length > 0 && beginResourceAction(db, row);
  }

  async function perform(intent: ResourceIntent): Promise<ResourceResult> {
    const { write, place } = intent;
    const db = await parts.database();
    const row = "blockId" in write ? await findBlock(db, write.blockId) : null;
    if ("blockId" in write) {
      const isThere = row !== null && row.resourceId === place.resource;
      if (!isThere) return { type: "no_block", block: null };
      if (row.state !== "standing" || row.reservationId === null) {
        return { type: "no_block", block: row };
      }
    }
    const about = { write, place, block: blockOf(row) };
    if (!(await begin(intent, { ...about, before: [] }))) return { type: "in_progress" };
    // Not before it is the only one: what was read then could be changed meanwhile.
    const before = await look(about).catch(async (error: unknown) => {
      await dropResourceAction(db, intent.key);
      throw error;
    });
    if (intent.seen && signatureOf(before, shownIn(about)) !== intent.seen.signature) {
      await dropResourceAction(db, intent.key);
      return { type: "conflict" };
    }
    const wish: Wish = { ...about, before };
    await keepWish(db, intent.key, { wish, seen: intent.seen ?? null });
    try {
      await parts.record(intent);
    } catch (error) {
      await finish({ intent, wish, row }, ended("not_done", {}));
      throw error;
    }
    return send({ intent, wish, row }, false);
  }

  /** What became of an intent that was asked for before; looks again where nobody knew. */
  async function recall(action: ResourceActionRow): Promise<ResourceResult> {
    const known = action.outcome === null ? null : (action.outcome as ResourceEnd);
    if (known === null && action.at >= abandonedAt()) return { type: "in_progress" };
    if (known === null || known.state === "unknown") return lookUp(action);
    const db = await parts.database();
    const block = known.blockId === null ? null : await findBlock(db, known.blockId);
    return { type: "ended", end: known, block, failure: null };
  }

  /** Looks once what became of an intent whose end nobody knows. */
  async function lookUp(action: ResourceActionRow): Promise<ResourceResult> {
    const { wish, seen } = action.wish as { wish: Wish; seen: ResourceIntent["seen"] | null };
    const { write, place } = wish;
    const row = "blockId" in write ? await findBlock(await parts.database(), write.blockId) : null;
    const user = { id: action.userId, name: action.userName, role: null };
    const intent = { key: action.key, user, place, write, ...(seen && { seen }) };
    const before = action.outcome === null ? ended("unknown", {}) : (action.outcome as ResourceEnd);
    const verdict = await settle(wish, [0]);
    return finish({ intent, wish, row }, { ...before, state: STATES[verdict] });
  }

  async function alone(
    resource: string,
    work: () => Promise<ResourceResult>,
  ): Promise<ResourceResult> {
    if (busy.has(resource)) return { type: "in_progress" };
    const done = work();
    busy.set(resource, done);
    try {
      return await done;
    } finally {
      busy.delete(resource);
    }
  }

  return {
    /** Rejects with SpApiError where the first look fails, and as `record` does: nothing was sent then. */
    write: (intent: ResourceIntent): Promise<ResourceResult> =>
      alone(intent.place.resource, async () => {
        const known = await findResourceAction(await parts.database(), intent.key);
        if (known === null) return perform(intent);
        return known.hash === hashOf(intent) ? recall(known) : { type: "key_reused" };
      }),
    /** What became of an intent; null for a key that nobody has used. */
    async recall(key: string): Promise<ResourceResult | null> {
      const row = await findResourceAction(await parts.database(), key);
      return row === null ? null : alone(row.resourceId, () => recall(row));
    },
    /** Looks what became of everything that no process is at any more. Answers how many there were. */
    async settleAll(): Promise<number> {
      const rows = await openResourceActions(await parts.database(), abandonedAt());
      for (const row of rows) await alone(row.resourceId, () => lookUp(row));
      return rows.length;
    },
    /** Resolves when everything that is under way here has ended. Never rejects. */
    async settled(): Promise<void> {
      await Promise.allSettled(busy.values());
    },
  };
}

/** What Amazon has done is to be kept here, too: a database that is away for a moment is asked again. */
async function persistently(
  work: () => Promise<void>,
  sleep: ResourceParts["sleep"],
): Promise<void> {
  for (const pause of [200, 1_000]) {
    try {
      return await work();
    } catch {
      await sleep(pause);
    }
  }
  await work();
}

/** Of everything that is asked, whoever asks: a key is good for one person's one intent. */
function hashOf({ user, place, write, seen }: ResourceIntent): string {
  const asked = JSON.stringify([user.id, place.resource, write, seen?.signature ?? null]);
  return createHash("sha256").update(asked).digest("base64");
}
