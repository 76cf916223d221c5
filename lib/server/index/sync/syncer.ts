import "server-only";
import { z } from "zod";
import type { IndexTable, SyncFacts } from "@/lib/server/index/index-table";
import { SpApiError } from "@/lib/server/sp-api/errors";
import type { Quota } from "@/lib/server/sp-api/quota/quota";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { AccountChanged, createCalls, type SyncClient, type Tally } from "./calls";
import { type Clock, MINUTE } from "./clock";
import { createMarket, LAST_READ, type Market, type SyncLog } from "./market";
import { createPacer } from "./pacer";
import { createProgress } from "./progress";
import { createProviders } from "./providers";
import { createReads } from "./reads";
import { lagSecondsOf, type Reach, reachOf, reportOf, type SyncReport } from "./report";
import { type Health, keepRetention, POLL_MS, reasonOf, startTasks } from "./tasks";

/** Whoever asked a moment ago is still there. */
export const ASKED_MS = 5 * MINUTE;
/** What ended the syncing passes only when somebody does something about it. */
export const STOPPED_MS = 15 * MINUTE;

const MARKETPLACES = "marketplaces";
const numberFact = z.number().catch(0);
const namesFact = z.array(z.string()).nullable().catch(null);

export type SyncerParts = {
  table: IndexTable;
  client: SyncClient;
  quota: Pick<Quota, "read">;
  marketplaces: readonly string[];
  /** Of the rate, what all but the polls may take. */
  share: number;
  /** How long jobs are kept. */
  months: number;
  clock: Clock;
  log: SyncLog;
  /** Goes on counting there. */
  tally?: Tally;
};

/** Nothing called, and nothing found. */
export function newTally(): Tally {
  const calls = { poll: 0, fill: 0, count: 0, reread: 0, refresh: 0 };
  return { calls, mismatches: 0, repairs: 0 };
}

/** What the metrics tell of the syncing; calls, mismatches and repairs since the process began. */
export type SyncFigures = Tally & { lagSeconds: number; rows: number; share: number };

export type Syncer = {
  report(): SyncReport & { rows: number };
  /** What is held of a marketplace; null where nothing is. */
  reach(marketplace: string): Reach | null;
  figures(): SyncFigures;
  /** Somebody looks: what they see is kept fresher. */
  asked(): void;
  /** What a live read begun so long ago showed; resolves once it is kept. Never rejects. */
  learn(jobs: readonly WireJob[], ageMs: number): Promise<void>;
  /** Resolves once what was kept by then is answered here. Never rejects. */
  caughtUp(): Promise<void>;
  /** Jobs that such a read asked for and Amazon did not know. */
  forget(ids: readonly string[], ageMs: number): void;
  /** Ends at once, and closes the table. */
  close(): Promise<void>;
};

/** What others tell of the reading. */
export type Standing = Pick<Health, "stopped" | "trouble"> & {
  /** By how much Amazon's clock is ahead of ours. */
  aheadMs: number;
};

type Session = { markets: Market[]; abort: AbortController };

/** Keeps the rows of an index as Amazon has its jobs, until it is closed. */
export function createSyncer(parts: SyncerParts): Syncer & { standing(): Standing } {
  const { client, quota, marketplaces, share, months, clock, log } = parts;
  const closing = new AbortController();
  const pacer = createPacer(quota, share, clock);
  const tally = parts.tally ?? newTally();
  const table = countingRows(parts.table);
  let session: Session = { markets: [], abort: new AbortController() };
  let lastRead = 0;
  let isStrange = false;
  let askedAt = Number.NEGATIVE_INFINITY;
  const health: Health = {
    stopped: null,
    trouble: null,
    isAsked: () => clock.now() - askedAt < ASKED_MS,
  };

  /** Opens what is held, or drops it where it is another seller's or of other marketplaces. */
  async function open(abort: AbortController): Promise<Market[]> {
    let facts = await table.facts();
    const known = namesFact.parse(facts[MARKETPLACES] ?? null);
    const isOther = known !== null && known.join() !== [...marketplaces].sort().join();
    if (isStrange || isOther) {
      await table.clear();
      log.warn(
        { event: "index_dropped" },
        "The seller or its marketplaces changed. The index begins anew.",
      );
      facts = {};
      isStrange = false;
    }
    await table.setFacts({ [MARKETPLACES]: [...marketplaces].sort() });
    return marketsFrom(facts, abort.signal);
  }

  function marketsFrom(facts: SyncFacts, signal: AbortSignal): Market[] {
    lastRead = Math.max(lastRead, numberFact.parse(facts[LAST_READ] ?? 0));
    const reads = createReads(clock, lastRead);
    const calls = createCalls({ client, pacer, reads, tally, signal });
    const providers = createProviders(facts);
    return marketplaces.map((marketplace) => {
      const progress = createProgress(marketplace, facts);
      const shared = { table, providers, reads, calls, tally, clock, log, months, signal };
      return createMarket({ ...shared, marketplace, progress });
    });
  }

  async function sync(): Promise<never> {
    const abort = new AbortController();
    const leave = () => abort.abort(closing.signal.reason);
    closing.signal.addEventListener("abort", leave, { once: true });
    try {
      const markets = await open(abort);
      session = { markets, abort };
      const tasks = [
        ...markets.flatMap((market) => startTasks(market, health)),
        keepRetention({ table, clock, months }, abort.signal),
      ];
      for (const task of tasks) task.catch((error: unknown) => abort.abort(error));
      await Promise.allSettled(tasks);
      throw abort.signal.reason;
    } finally {
      lastRead = Math.max(lastRead, ...session.markets.map(({ reads }) => reads.last));
      closing.signal.removeEventListener("abort", leave);
    }
  }

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        await sync();
      } catch (error) {
        if (closing.signal.aborted) return;
        if (error instanceof AccountChanged) {
          isStrange = true;
          continue;
        }
        stop(error);
        await clock.sleep(STOPPED_MS, closing.signal).catch(() => undefined);
      }
    }
  }

  function stop(error: unknown): void {
    const reason = reasonOf(error);
    if (health.stopped !== reason) {
      const cause = error instanceof Error ? causeOf(error) : null;
      const requestId = error instanceof SpApiError ? error.requestId : null;
      log.error({ reason, cause, requestId }, "index stopped");
    }
    health.stopped = reason;
  }

  /** What is learnt beside the tasks ends them as a failure of theirs would. */
  async function beside(work: (markets: readonly Market[]) => Promise<unknown>): Promise<void> {
    const { markets, abort } = session;
    if (abort.signal.aborted || markets.length === 0) return;
    await work(markets).catch((error: unknown) => abort.abort(error));
  }

  const running = run();

  return {
    report() {
      const intervalMs = health.isAsked() ? POLL_MS.asked : POLL_MS.idle;
      const { markets } = session;
      return { ...reportOf(markets, health, intervalMs), rows: table.lastRows() };
    },
    reach: (marketplace) => reachOf(session.markets, marketplace, health),
    standing() {
      const { stopped, trouble } = health;
      return { stopped, trouble, aheadMs: session.markets[0]?.reads.byAmazon(0) ?? 0 };
    },
    figures: () => ({
      ...tally,
      lagSeconds: lagSecondsOf(session.markets),
      rows: table.lastRows(),
      share: pacer.share,
    }),
    asked() {
      askedAt = clock.now();
    },
    learn: (jobs, ageMs) =>
      beside((markets) =>
        Promise.all(
          markets.map(async (market, index) => {
            const isOf = ({ marketplaceId }: WireJob) =>
              marketplaceId === undefined ? index === 0 : marketplaceId === market.marketplace;
            const own = jobs.filter(isOf);
            if (own.length > 0) await market.put(own, market.reads.begun(ageMs));
          }),
        ),
      ),
    caughtUp: async () => undefined,
    forget(ids, ageMs) {
      void beside((markets) =>
        Promise.all(
          markets.map(({ marketplace, reads }) =>
            table.missed(marketplace, ids, reads.begun(ageMs)),
          ),
        ),
      );
    },
    async close() {
      closing.abort(new Error("The index is closed."));
      await running;
      await table.close();
    },
  };
}

/** The engine's messages begin with their kind, and may go on with what a row holds. */
function causeOf({ name, message }: Error): string {
  return /^[A-Z][A-Za-z ]{1,40}(?=: )/.exec(message)?.[0] ?? name;
}

/** Remembers how many rows there are after each write: who asks for it waits for nothing. */
function countingRows(table: IndexTable) {
  let rows = 0;
  async function counted<T>(write: Promise<T>): Promise<T> {
    const written = await write;
    rows = await table.rows();
    return written;
  }
  return {
    ...table,
    lastRows: () => rows,
    apply: (...page: Parameters<IndexTable["apply"]>) => counted(table.apply(...page)),
    retain: (...limits: Parameters<IndexTable["retain"]>) => counted(table.retain(...limits)),
    clear: () => counted(table.clear()),
  };
}
