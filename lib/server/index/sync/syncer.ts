import "server-only";
import { z } from "zod";
import type { IndexReason } from "@/lib/jobs/job-index";
import type { IndexTable, SyncFacts } from "@/lib/server/index/index-table";
import { SpApiError } from "@/lib/server/sp-api/errors";
import type { Quota } from "@/lib/server/sp-api/quota/quota";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { AccountChanged, type CallKind, createCalls, type SyncClient, type Tally } from "./calls";
import { type Clock, DAY, HOUR, MINUTE, SECOND } from "./clock";
import { fillIndex, isFilled } from "./fill";
import { createMarket, LAST_READ, type Market, oldestOf, type SyncLog } from "./market";
import { createPacer } from "./pacer";
import { greet, poll } from "./polls";
import { createProgress } from "./progress";
import { createProviders } from "./providers";
import { createReads } from "./reads";
import { refreshOpen } from "./refresh";
import { heldSince, lagOf, reportOf, type SyncReport } from "./report";
import { createVerifier } from "./verify";

const POLL_MS = { asked: 30 * SECOND, idle: MINUTE, settling: 5 * MINUTE };
/** Whoever asked a moment ago is still there. */
const ASKED_MS = 5 * MINUTE;
const UPKEEP_MS = HOUR;
const LONGEST_PAUSE_MS = 5 * MINUTE;
/** What ended the syncing passes only when somebody does something about it. */
const STOPPED_MS = 15 * MINUTE;
const IDS_KEPT_MS = 30 * DAY;

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
};

/** What the metrics tell of the syncing; calls, mismatches and repairs since the process began. */
export type SyncFigures = Tally & { lagSeconds: number; rows: number; share: number };

export type Syncer = {
  report(): SyncReport & { rows: number };
  /** From when on the jobs of a marketplace are held, and how old what it shows is; null where none are. */
  reach(marketplace: string): { since: number; lagMs: number } | null;
  figures(): SyncFigures;
  /** Somebody looks: what they see is kept fresher. */
  asked(): void;
  /** What a live read begun so long ago showed. */
  learn(jobs: readonly WireJob[], ageMs: number): void;
  /** Jobs that such a read asked for and Amazon did not know. */
  forget(ids: readonly string[], ageMs: number): void;
  /** Ends at once, and closes the table. */
  close(): Promise<void>;
};

type Session = { markets: Market[]; abort: AbortController };

/** Keeps the rows of an index as Amazon has its jobs, until it is closed. */
export function createSyncer(parts: SyncerParts): Syncer {
  const { client, quota, marketplaces, share, months, clock, log } = parts;
  const closing = new AbortController();
  const pacer = createPacer(quota, share, clock);
  const tally: Tally = {
    calls: { poll: 0, fill: 0, count: 0, reread: 0, refresh: 0 },
    mismatches: 0,
    repairs: 0,
  };
  const table = countingRows(parts.table, clock);
  let session: Session = { markets: [], abort: new AbortController() };
  let lastRead = 0;
  let isStrange = false;
  let askedAt = Number.NEGATIVE_INFINITY;
  let stopped: IndexReason | null = null;
  let trouble: IndexReason | null = null;

  const isAsked = () => clock.now() - askedAt < ASKED_MS;

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
      const tasks = [...markets.flatMap((market) => tasksOf(market)), retain(abort.signal)];
      for (const task of tasks) task.catch((error: unknown) => abort.abort(error));
      await Promise.allSettled(tasks);
      throw abort.signal.reason;
    } finally {
      lastRead = Math.max(lastRead, ...session.markets.map(({ reads }) => reads.last));
      closing.signal.removeEventListener("abort", leave);
    }
  }

  function tasksOf(market: Market): Promise<never>[] {
    const { marketplace, signal } = market;
    const verifier = createVerifier(market);
    const greeted = untilDone(signal, () => greet(market)).then(() => {
      stopped = null;
    });
    const polls = async () => {
      await greeted;
      return repeat(signal, () => poll("fast", market).then(settle), restBetweenPolls);
    };
    const settling = async () => {
      await greeted;
      return repeat(
        signal,
        () => poll("settling", market),
        () => clock.sleep(POLL_MS.settling, signal),
      );
    };
    const upkeep = async () => {
      await greeted;
      return repeat(signal, keepUp, () => clock.sleep(UPKEEP_MS, signal));
    };
    async function keepUp() {
      if (!isFilled(market)) await fillIndex(market);
      await verifier.verify();
      await refreshOpen(market);
      await verifier.rereadMonth();
    }
    async function restBetweenPolls() {
      await clock.sleep(POLL_MS.asked, signal);
      if (!isAsked()) await clock.sleep(POLL_MS.idle - POLL_MS.asked, signal);
    }
    function settle() {
      if (trouble !== null)
        log.info({ marketplace, reason: trouble }, "index follows Amazon again");
      trouble = null;
    }
    return [polls(), settling(), upkeep()];
  }

  /** Tries until it succeeds; what cannot pass by itself ends it. */
  async function untilDone(signal: AbortSignal, task: () => Promise<void>): Promise<void> {
    for (let failures = 1; ; failures += 1) {
      try {
        return await task();
      } catch (error) {
        signal.throwIfAborted();
        const reason = reasonOf(error);
        if (!(error instanceof SpApiError) || reason === "access") throw error;
        if (trouble === null)
          log.warn({ reason, requestId: error.requestId }, "index falls behind");
        trouble = reason;
        const pauseMs = Math.max(SECOND * 2 ** failures, (error.retryAfterSeconds ?? 0) * SECOND);
        await clock.sleep(Math.min(pauseMs, LONGEST_PAUSE_MS), signal);
      }
    }
  }

  async function repeat(
    signal: AbortSignal,
    task: () => Promise<void>,
    rest: () => Promise<void>,
  ): Promise<never> {
    for (;;) {
      await untilDone(signal, task);
      await rest();
    }
  }

  async function retain(signal: AbortSignal): Promise<never> {
    for (;;) {
      const now = clock.now();
      const createdBefore = oldestOf(now, months);
      await table.retain({ idsClosedBefore: now - IDS_KEPT_MS, createdBefore });
      await clock.sleep(DAY, signal);
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
    if (stopped !== reason) {
      const cause = error instanceof Error ? causeOf(error) : null;
      const requestId = error instanceof SpApiError ? error.requestId : null;
      log.error({ reason, cause, requestId }, "index stopped");
    }
    stopped = reason;
  }

  /** What is learnt beside the tasks ends them as a failure of theirs would. */
  function beside(work: (markets: readonly Market[]) => Promise<unknown>): void {
    const { markets, abort } = session;
    if (abort.signal.aborted || markets.length === 0) return;
    work(markets).catch((error: unknown) => abort.abort(error));
  }

  const running = run();

  return {
    report() {
      const intervalMs = isAsked() ? POLL_MS.asked : POLL_MS.idle;
      const { markets } = session;
      return { ...reportOf({ markets, stopped, trouble, intervalMs }), rows: table.lastRows() };
    },
    reach(marketplace) {
      const market = session.markets.find((one) => one.marketplace === marketplace);
      const since = market ? heldSince(market) : null;
      return market && since !== null ? { since, lagMs: lagOf(market) } : null;
    },
    figures: () => ({
      ...tally,
      lagSeconds: Math.max(0, ...session.markets.map(lagOf)) / SECOND,
      rows: table.lastRows(),
      share: pacer.share,
    }),
    asked() {
      askedAt = clock.now();
    },
    learn(jobs, ageMs) {
      beside((markets) =>
        Promise.all(
          markets.map(async (market, index) => {
            const isOf = ({ marketplaceId }: WireJob) =>
              marketplaceId === undefined ? index === 0 : marketplaceId === market.marketplace;
            const own = jobs.filter(isOf);
            if (own.length > 0) await market.put(own, market.reads.begun(ageMs));
          }),
        ),
      );
    },
    forget(ids, ageMs) {
      beside((markets) =>
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

function reasonOf(error: unknown): IndexReason {
  if (!(error instanceof SpApiError)) return "internal";
  if (error.kind === "access" || error.kind === "credentials") return "access";
  return error.kind === "throttled" ? "throttled" : "unavailable";
}

/** Remembers how many rows there are, a second long: who asks for it waits for nothing. */
function countingRows(table: IndexTable, clock: Clock) {
  let rows = 0;
  let countedAt = Number.NEGATIVE_INFINITY;
  return {
    ...table,
    lastRows: () => rows,
    async apply(...page: Parameters<IndexTable["apply"]>) {
      const applied = await table.apply(...page);
      if (clock.now() - countedAt >= SECOND) {
        countedAt = clock.now();
        rows = await table.rows();
      }
      return applied;
    },
  };
}
