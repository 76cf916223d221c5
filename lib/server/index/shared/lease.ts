import "server-only";
import type { Database } from "@/lib/server/db/database";
import { endLease, renewLease, takeLease } from "@/lib/server/db/job-index-state";
import { PROJECTION } from "@/lib/server/index/columns";
import type { IndexTable } from "@/lib/server/index/index-table";
import { type Clock, SECOND } from "@/lib/server/index/sync/clock";
import type { SyncLog } from "@/lib/server/index/sync/market";
import { STOPPED_MS, type Standing, type Syncer } from "@/lib/server/index/sync/syncer";
import { LeaseLost } from "./shared-table";

const SPACE = PROJECTION;
/** Whoever reads Amazon says so often enough that some of it may be lost. */
export const LEASE_MS = 10 * SECOND;
const RENEWALS = 4;
const LOOK_MS = SECOND;

/** A syncer that says how it goes. */
type TellingSyncer = Syncer & { standing(): Standing };

type LeaseParts = {
  database: () => Promise<Database>;
  /** Unlike that of any other process. */
  me: string;
  leaseMs: number;
  clock: Clock;
  log: SyncLog;
  /** The rows as whoever has this token writes them. */
  table: (token: number) => IndexTable;
  begin: (table: IndexTable) => TellingSyncer;
};

export type Lease = {
  /** What reads Amazon in this process; null while another one does. */
  syncer(): TellingSyncer | null;
  /** Stops, and leaves it to another process at once. */
  close(): Promise<void>;
};

type Term = { token: number; syncer: TellingSyncer; endsAt: number };

/**
 * Reads Amazon in this process while no other one does. Who is late to renew has lost it: the next one takes
 * a greater token, and nothing is written under the old one.
 */
export function holdLease(parts: LeaseParts): Lease {
  const { database, me, leaseMs, clock, log } = parts;
  const closing = new AbortController();
  let term: Term | null = null;
  /** What failed in the database; the reading begins anew, later each time. */
  let failures = 0;
  let againAt: number | null = null;

  async function leave(): Promise<void> {
    const left = term;
    term = null;
    if (left === null) return;
    log.info({ token: left.token }, "another process reads Amazon for the index");
    await left.syncer.close();
  }

  function guarded(token: number): IndexTable {
    const table = parts.table(token);
    const failed = (error: unknown) => {
      if (error instanceof LeaseLost) {
        if (term?.token === token) void leave();
      } else {
        againAt ??= clock.now() + Math.min(SECOND * 2 ** failures, STOPPED_MS);
        failures += 1;
      }
      throw error;
    };
    const guard =
      <A extends unknown[], T>(work: (...given: A) => Promise<T>) =>
      (...given: A) =>
        work(...given).catch(failed);
    return {
      ...table,
      apply: guard(table.apply),
      held: guard(table.held),
      count: guard(table.count),
      missed: guard(table.missed),
      stale: guard(table.stale),
      facts: guard(table.facts),
      setFacts: guard(table.setFacts),
      retain: guard(table.retain),
      clear: guard(table.clear),
    };
  }

  function begin(token: number): Term {
    return { token, syncer: parts.begin(guarded(token)), endsAt: clock.now() + leaseMs };
  }

  async function take(): Promise<void> {
    const token = await takeLease(await database(), SPACE, me, leaseMs);
    if (token === null) return;
    if (closing.signal.aborted) return endLease(await database(), SPACE, token);
    log.info({ token }, "this process reads Amazon for the index");
    againAt = null;
    term = begin(token);
  }

  async function renew(held: Term): Promise<void> {
    const from = clock.now();
    const health = JSON.stringify(held.syncer.standing());
    const isMine = await renewLease(await database(), SPACE, {
      ...{ token: held.token, ms: leaseMs, health },
    });
    if (!isMine) return leave();
    held.endsAt = from + leaseMs;
    if (againAt === null) {
      failures = 0;
    } else if (clock.now() >= againAt) {
      againAt = null;
      await held.syncer.close();
      term = begin(held.token);
    }
  }

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      // A database that is away leaves the lease to run out.
      await (term === null ? take() : renew(term)).catch(() => undefined);
      if (term !== null && clock.now() > term.endsAt) await leave();
      const pauseMs = term === null ? Math.min(LOOK_MS, leaseMs / 2) : leaseMs / RENEWALS;
      await clock.sleep(pauseMs, closing.signal).catch(() => undefined);
    }
  }

  const running = run();

  return {
    syncer: () => term?.syncer ?? null,
    async close() {
      closing.abort();
      await running;
      const held = term;
      term = null;
      if (held === null) return;
      await held.syncer.close();
      await database()
        .then((db) => endLease(db, SPACE, held.token))
        .catch(() => undefined);
    },
  };
}
