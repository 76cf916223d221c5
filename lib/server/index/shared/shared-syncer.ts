import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { INDEX_REASONS, type IndexReport } from "@/lib/jobs/job-index";
import type { Database } from "@/lib/server/db/database";
import { noteAsked, type SharedState, sharedState } from "@/lib/server/db/job-index-state";
import { PROJECTION } from "@/lib/server/index/columns";
import type { Changed } from "@/lib/server/index/duckdb-table";
import type { Engine } from "@/lib/server/index/engine";
import { type Clock, MINUTE, SECOND } from "@/lib/server/index/sync/clock";
import { LAST_READ, type MarketView, viewOf } from "@/lib/server/index/sync/market";
import { createProgress } from "@/lib/server/index/sync/progress";
import { lagSecondsOf, reachOf, reportOf } from "@/lib/server/index/sync/report";
import {
  ASKED_MS,
  createSyncer,
  newTally,
  type Standing,
  type Syncer,
  type SyncerParts,
} from "@/lib/server/index/sync/syncer";
import { POLL_MS } from "@/lib/server/index/sync/tasks";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { createFollower } from "./follower";
import { holdLease, LEASE_MS } from "./lease";
import { createSharedTable, factsIn } from "./shared-table";

const SPACE = PROJECTION;
const FOLLOW_MS = SECOND;
/** However much is told. */
const SOONEST_MS = 200;
/** An answer of the database that took longer says too little of its clock. */
const EXACT_MS = 50;

const standing = z.object({
  stopped: z.enum(INDEX_REASONS).nullable().catch(null),
  trouble: z.enum(INDEX_REASONS).nullable().catch(null),
  aheadMs: z.number().catch(0),
});

/** What several processes have in common; absent where there is one alone. */
export type SharedIndex = {
  database: () => Promise<Database>;
  /** Calls back when another process may have written; what is not told is seen a second later. */
  listen?: (hear: () => void) => () => void;
  leaseMs?: number;
  /** Whether all processes go by one clock, as those of a test do. */
  isOneClock?: boolean;
};

export type SharedSyncerParts = Omit<SyncerParts, "table" | "tally"> & {
  engine: Engine;
  tell: (changed: Changed) => void;
  shared: SharedIndex;
};

/**
 * Follows the index of all processes, and reads Amazon for them while no other does. What a live read shows
 * anywhere reaches all of them.
 */
export function createSharedSyncer(parts: SharedSyncerParts): Syncer {
  const { engine, tell, shared, marketplaces, months, log } = parts;
  const { database } = shared;
  const me = randomUUID();
  const closing = new AbortController();
  const clock = createSharedClock(parts.clock, shared.isOneClock ?? false);
  const tally = newTally();
  let heardAt = Number.NEGATIVE_INFINITY;
  const follower = createFollower({ database, engine, state: hear, tell });
  let seen: SharedState | null = null;
  let markets: MarketView[] = [];
  let health: Standing = { stopped: null, trouble: null, aheadMs: 0 };
  let askedAt = Number.NEGATIVE_INFINITY;
  let toldAskedAt = Number.NEGATIVE_INFINITY;
  /** By how much the numbers of reads are ahead of the clock, where that was set back. */
  let shift = 0;
  let wake: () => void = () => undefined;
  let isToldOf = false;
  const writing = new Set<Promise<unknown>>();

  const soon = () => {
    isToldOf = true;
    wake();
  };
  const tableParts = { database, written: soon, rows: async () => follower.rows() };
  const learnt = createSharedTable({ ...tableParts, token: null });
  // Nothing is read before the clock is known by which reads are numbered.
  const lease = holdLease({
    database: async () => {
      if (heardAt === Number.NEGATIVE_INFINITY) await hear();
      return await database();
    },
    ...{ me, leaseMs: shared.leaseMs ?? LEASE_MS, clock, log },
    table: (token) => createSharedTable({ ...tableParts, token }),
    begin: (table) => createSyncer({ ...parts, table, clock, tally }),
  });

  async function hear(): Promise<SharedState> {
    const db = await database();
    const from = parts.clock.now();
    const state = await sharedState(db, SPACE);
    clock.hear(state.now, from, parts.clock.now());
    heardAt = parts.clock.now();
    return state;
  }

  function note(state: SharedState): void {
    seen = state;
    const facts = factsIn(state);
    health = standing
      .catch({ stopped: null, trouble: null, aheadMs: 0 })
      .parse(JSON.parse(state.health));
    const { aheadMs } = health;
    const reads = { byAmazon: (ms: number) => ms + aheadMs };
    markets = marketplaces.map((marketplace) =>
      viewOf({ marketplace, progress: createProgress(marketplace, facts), reads, clock, months }),
    );
    const last = z.number().catch(0).parse(facts[LAST_READ]);
    shift = Math.max(shift, last - clock.now());
    const { askedAt: asked } = state;
    if (asked !== null && state.now - asked.getTime() < ASKED_MS) lease.syncer()?.asked();
  }

  async function follow(): Promise<void> {
    note(await follower.follow());
    if (askedAt > toldAskedAt && clock.now() - toldAskedAt > MINUTE) {
      toldAskedAt = clock.now();
      await noteAsked(await database(), SPACE);
    }
  }

  async function keepFollowing(): Promise<void> {
    let isAway = false;
    while (!closing.signal.aborted) {
      isToldOf = false;
      try {
        await follow();
        if (isAway) log.info({}, "the index is followed again");
        isAway = false;
      } catch (error) {
        const cause = error instanceof Error ? error.name : typeof error;
        if (!isAway) log.warn({ cause }, "the index cannot be followed");
        isAway = true;
      }
      await pause();
    }
  }

  async function pause(): Promise<void> {
    const told = new AbortController();
    wake = () => told.abort();
    const ends = AbortSignal.any([closing.signal, told.signal]);
    if (!isToldOf) await parts.clock.sleep(FOLLOW_MS, ends).catch(() => undefined);
    if (isToldOf) await parts.clock.sleep(SOONEST_MS, closing.signal).catch(() => undefined);
  }

  /** What fails here is read again by the syncing. */
  async function beside(work: Promise<unknown>): Promise<void> {
    writing.add(work);
    try {
      await work;
    } catch (error) {
      const cause = error instanceof Error ? error.name : typeof error;
      log.warn({ cause }, "what a live read showed was not kept in the index");
    } finally {
      writing.delete(work);
    }
  }

  function readBegun(ageMs: number) {
    const startedAt = clock.now() - Math.max(0, ageMs);
    return { number: startedAt + shift, startedAt };
  }

  async function learn(market: MarketView, jobs: readonly WireJob[], ageMs: number) {
    const page = { marketplace: market.marketplace, jobs, read: readBegun(ageMs) };
    const newsFrom = market.isFilled() ? -Infinity : Infinity;
    await learnt.apply({ ...page, closedFrom: market.oldest(), newsFrom });
  }

  const stopListening = shared.listen?.(soon);
  const following = keepFollowing();
  const isAsked = () => Math.max(askedAt, seen?.askedAt?.getTime() ?? 0) > clock.now() - ASKED_MS;

  return {
    report() {
      const interval = isAsked() ? POLL_MS.asked : POLL_MS.idle;
      const report = reportOf(markets, { ...health, isAsked }, interval);
      return { ...report, rows: follower.rows(), shared: sharedNow() };
    },
    reach: (marketplace) => reachOf(markets, marketplace, health),
    figures: () => ({
      ...tally,
      lagSeconds: lagSecondsOf(markets),
      rows: follower.rows(),
      share: lease.syncer()?.figures().share ?? 0,
    }),
    asked() {
      askedAt = clock.now();
      lease.syncer()?.asked();
    },
    async learn(jobs, ageMs) {
      const parts = markets.map((market, place) => {
        const isOf = ({ marketplaceId }: WireJob) =>
          marketplaceId === undefined ? place === 0 : marketplaceId === market.marketplace;
        const own = jobs.filter(isOf);
        return own.length > 0 ? beside(learn(market, own, ageMs)) : null;
      });
      await Promise.all(parts);
    },
    // Who fails to follow is told so by the next look.
    caughtUp: () => follow().catch(() => undefined),
    forget(ids, ageMs) {
      const read = readBegun(ageMs);
      for (const { marketplace } of markets) void beside(learnt.missed(marketplace, ids, read));
    },
    async close() {
      closing.abort();
      stopListening?.();
      await Promise.allSettled([following, lease.close(), ...writing]);
      await engine.close();
    },
  };

  function sharedNow(): NonNullable<IndexReport["shared"]> {
    const other = seen?.isLeased && seen.owner !== me ? "another" : "nobody";
    const behindMs = heardAt === Number.NEGATIVE_INFINITY ? 0 : parts.clock.now() - heardAt;
    return {
      reader: lease.syncer() === null ? other : "this",
      behindSeconds: Math.max(0, Math.round(behindMs / SECOND)),
    };
  }
}

/** The database's clock, as far as it was heard: reads of several processes are numbered by it. */
function createSharedClock(own: Clock, isOne: boolean) {
  let aheadMs: number | null = null;
  return {
    now: () => own.now() + (aheadMs ?? 0),
    sleep: own.sleep,
    hear(now: number, from: number, to: number): void {
      if (isOne) return;
      if (aheadMs === null || to - from <= EXACT_MS) aheadMs = now - (from + to) / 2;
    },
  };
}
