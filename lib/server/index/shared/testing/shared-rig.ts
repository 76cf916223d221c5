import "server-only";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { Pool } from "pg";
import { onTestFinished } from "vitest";
import { z } from "zod";
import { type Database, tables } from "@/lib/server/db/database";
import { openDatabase } from "@/lib/server/db/process-database";
import type { Changed } from "@/lib/server/index/duckdb-table";
import { type Engine, openEngine } from "@/lib/server/index/engine";
import { createSharedSyncer } from "@/lib/server/index/shared/shared-syncer";
import type { SyncerParts } from "@/lib/server/index/sync/syncer";
import { syncRig, US } from "@/lib/server/index/sync/testing/sync-rig";
import type { SimulatorOptions } from "@/lib/server/simulator/start";

const rowOfIndex = z.object({ id: z.string(), hash: z.string() });
const changeRow = z.object({ sequence: z.number(), job: z.string(), kind: z.string() });
const MOST_CONNECTIONS = 20;

export type SharedProcess = Awaited<ReturnType<typeof startProcess>>;
type Rig = Awaited<ReturnType<typeof syncRig>>;

/** Several processes over one PostgreSQL and one Amazon, in a time that tests move. Ends with its test. */
export async function sharedRig(databaseUrl: string, options: Partial<SimulatorOptions> = {}) {
  await (await openDatabase({ databaseUrl })).close();
  const pool = new Pool({ connectionString: databaseUrl, max: MOST_CONNECTIONS });
  pool.on("error", () => undefined);
  const db: Database = drizzle({ client: pool, schema: tables });
  const isBusy = () => pool.totalCount > pool.idleCount || pool.waitingCount > 0;
  const rig = await syncRig(options, isBusy);
  const processes: SharedProcess[] = [];

  let isStopped = false;
  async function stop(): Promise<void> {
    if (isStopped) return;
    isStopped = true;
    for (const process of processes) process.kill();
    await rig.stop();
    for (const { engine } of processes) await engine.close();
    await pool.end();
  }
  onTestFinished(stop);

  return {
    ...rig,
    db,
    stop,
    async process(parts: Partial<SyncerParts> = {}) {
      const started = await startProcess(rig, db, parts);
      processes.push(started);
      return started;
    },
    /** The first of Amazon's list of now. */
    async newest() {
      const query = { marketplaceId: US, createdAfter: "2010-01-01T00:00:00Z" };
      return (await rig.client.getServiceJobs(query)).data.jobs;
    },
    /** Whoever reads Amazon was silent for too long. */
    expire: () =>
      db.execute(sql`update job_index_state set leased_until = clock_timestamp() - interval '1 s'`),
    /** The visible rows that all processes should have, as PostgreSQL has them. */
    async kept() {
      const { hash, id, isDropped, missed } = tables.jobIndex;
      return await db
        .select({ id, hash })
        .from(tables.jobIndex)
        .where(sql`${missed} < 2 and not ${isDropped}`)
        .orderBy(sql`${id} collate "C"`);
    },
  };
}

/** A process of its own, as far as it can be seen from outside. */
async function startProcess(rig: Rig, db: Database, parts: Partial<SyncerParts>) {
  const { clock, client, traffic } = rig;
  const opened = await openEngine(null);
  const engine: Engine = {
    ...opened,
    read: traffic.track(opened.read),
    write: (work) => traffic.track(() => opened.write(work))(),
  };
  const told: Changed[] = [];
  let stopped: Promise<void> | null = null;
  let wake: () => void = () => undefined;

  /** A process that stands still does nothing further, and does not know it. */
  const through =
    <A extends unknown[], T>(work: (...given: A) => Promise<T>) =>
    async (...given: A): Promise<T> => {
      if (stopped !== null) await stopped;
      const done = await traffic.track(work)(...given);
      if (stopped !== null) await stopped;
      return done;
    };
  const quiet = () => undefined;
  const syncer = createSharedSyncer({
    engine,
    tell: (changed) => told.push(changed),
    shared: { database: through(async () => db), isOneClock: true },
    client: {
      getServiceJobs: through(client.getServiceJobs),
      getServiceJobByServiceJobId: through(client.getServiceJobByServiceJobId),
    },
    quota: client.quotas.getServiceJobs,
    ...{ marketplaces: [US], share: 1, months: 18, clock },
    log: { info: quiet, warn: quiet, error: quiet },
    ...parts,
  });
  let isOver = false;
  return {
    ...syncer,
    engine: opened,
    told,
    reader: () => syncer.report().shared?.reader,
    /** Stands still until it is woken. */
    pause() {
      // Who is paused already, or has ended, waits for what it waits for.
      stopped ??= new Promise((resolve) => {
        wake = () => {
          stopped = null;
          resolve();
        };
      });
    },
    wake() {
      if (!isOver) wake();
    },
    /** Ends without a word. */
    kill() {
      isOver = true;
      stopped = new Promise(() => undefined);
    },
    isOver: () => isOver,
    async close() {
      isOver = true;
      await syncer.close();
    },
    /** What it shows, and the numbers under which it tells what has changed. */
    rows: () =>
      opened.read("select id, hash from jobs where missed < 2 order by id", [], rowOfIndex),
    changes: () =>
      opened.read("select sequence, job, kind from changes order by sequence", [], changeRow),
  };
}
