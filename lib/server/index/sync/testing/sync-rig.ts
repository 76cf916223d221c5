import "server-only";
import { onTestFinished } from "vitest";
import { z } from "zod";
import { isOpenStatus } from "@/lib/jobs/statuses";
import { createTable } from "@/lib/server/index/duckdb-table";
import { openEngine } from "@/lib/server/index/engine";
import type { IndexTable } from "@/lib/server/index/index-table";
import { project } from "@/lib/server/index/project";
import { DAY, MINUTE } from "@/lib/server/index/sync/clock";
import { oldestOf } from "@/lib/server/index/sync/market";
import { createSyncer, type Syncer, type SyncerParts } from "@/lib/server/index/sync/syncer";
import { timeOf } from "@/lib/server/jobs/crawl/crawl-plan";
import { DEMO_CREDENTIALS } from "@/lib/server/simulator/credentials";
import { type SimulatorOptions, startSimulator } from "@/lib/server/simulator/start";
import { createSpApi } from "@/lib/server/sp-api/client";
import { SpApiError } from "@/lib/server/sp-api/errors";
import type { JobsQuery } from "@/lib/server/sp-api/operations/get-service-jobs";
import type { CreateQuota } from "@/lib/server/sp-api/quota/quota";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { virtualClock } from "./virtual-clock";

export const US = "ATVPDKIKX0DER";
const NOW = Date.parse("2026-11-23T12:00:00.000Z");
export const RATE = 10;
const MONTHS = 18;
/** One of the United States. */
const STORE = "SEA-TUKWILA-01";

/** The process is gone: whatever it does from here on has no effect. */
class Crash extends Error {
  override name = "Crash";
}

type Logged = { level: string; about: object; message: string };

/**
 * A syncer over real HTTP and a real engine in memory, in a time that tests move. Ends with its test.
 * @param isBusy whether something is under way that the rig does not see
 */
export async function syncRig(
  options: Partial<SimulatorOptions> = {},
  isBusy: () => boolean = () => false,
) {
  const traffic = createTraffic(isBusy);
  const clock = virtualClock(NOW, traffic.idle);
  const simulator = await startSimulator({
    jobs: 150,
    now: clock.now,
    latency: { meanMs: 0, jitterMs: 0 },
    ...{ rate: 1_000, burst: 1_000_000, others: { rate: 1_000, burst: 1_000_000 } },
    ...options,
  });
  const client = createSpApi(
    {
      endpoint: simulator.url,
      lwaEndpoint: simulator.tokenUrl,
      ...DEMO_CREDENTIALS[0],
      ...{ rate: RATE, burst: 40, others: { rate: 20, burst: 40 }, timeoutMs: 5_000 },
    },
    { now: clock.now, random: () => 0.5, sleep: async () => undefined, createQuota: openQuota },
  );
  const engine = await openEngine(null);
  const table = createTable(engine);
  const logged: Logged[] = [];
  const log = (level: string) => (about: object, message?: string) =>
    void logged.push({ level, about, message: message ?? "" });
  const syncers: Syncer[] = [];
  const asked: { query: JobsQuery; at: number; inFlight: number }[] = [];

  function start(
    parts: Partial<SyncerParts> & { crashAt?: number; failing?: () => boolean } = {},
  ): Syncer {
    const { crashAt = Number.POSITIVE_INFINITY, failing = () => false, ...rest } = parts;
    let steps = 0;
    let crashed = false;
    function step(): void {
      steps += 1;
      crashed ||= steps >= crashAt;
      if (crashed) throw new Crash();
    }
    /** It may end before something has happened, and when it has but nobody knows. */
    const through = <A extends unknown[], T>(work: (...given: A) => Promise<T>) =>
      traffic.track(async (...given: A) => {
        step();
        const done = await work(...given);
        step();
        return done;
      });
    const write = <A extends unknown[], T>(work: (...given: A) => Promise<T>) =>
      through(async (...given: A) => {
        if (failing()) throw new Error("IO Error: No space left on device");
        return await work(...given);
      });
    const tracked: IndexTable = {
      ...table,
      apply: write(table.apply),
      held: through(table.held),
      count: through(table.count),
      missed: write(table.missed),
      stale: through(table.stale),
      facts: through(table.facts),
      setFacts: write(table.setFacts),
      retain: write(table.retain),
      clear: write(table.clear),
      rows: through(table.rows),
      close: async () => undefined,
    };
    let inFlight = 0;
    const syncer = createSyncer({
      table: tracked,
      client: {
        getServiceJobs: through(async (query, given) => {
          inFlight += 1;
          asked.push({ query, at: clock.now(), inFlight });
          try {
            return await client.getServiceJobs(query, given);
          } finally {
            inFlight -= 1;
          }
        }),
        getServiceJobByServiceJobId: through(client.getServiceJobByServiceJobId),
      },
      quota: client.quotas.getServiceJobs,
      marketplaces: [US],
      share: 1,
      months: MONTHS,
      clock,
      log: { info: log("info"), warn: log("warn"), error: log("error") },
      ...rest,
    });
    syncers.push(syncer);
    return syncer;
  }

  const oldest = () => oldestOf(clock.now(), MONTHS);

  /** What Amazon shows, by id. */
  async function everything(): Promise<Map<string, WireJob>> {
    const jobs = new Map<string, WireJob>();
    let pageToken: string | undefined;
    do {
      const { data } = await client.getServiceJobs({
        marketplaceId: US,
        createdAfter: "2010-01-01T00:00:00Z",
        pageToken,
      });
      for (const job of data.jobs) jobs.set(job.serviceJobId ?? "", job);
      pageToken = data.nextPageToken ?? undefined;
    } while (pageToken !== undefined);
    return jobs;
  }

  /** What is to be kept of it: the months, and what is open whatever its age. */
  async function truth(): Promise<Map<string, WireJob>> {
    return new Map(
      [...(await everything())].filter(
        ([, job]) => isOpenStatus(job.serviceJobStatus) || (timeOf(job) ?? 0) >= oldest(),
      ),
    );
  }

  let isStopped = false;
  async function stop(): Promise<void> {
    if (isStopped) return;
    isStopped = true;
    await Promise.all(syncers.map((syncer) => syncer.close()));
    await engine.close();
    await simulator.close();
  }
  onTestFinished(stop);

  return {
    clock,
    traffic,
    simulator,
    client,
    table,
    engine,
    logged,
    asked,
    start,
    everything,
    truth,
    /** So long passes unseen: each task goes on once, as after a sleep of the machine. */
    async skip(ms: number): Promise<void> {
      clock.set(clock.now() + ms);
      await clock.advance(MINUTE);
    },
    /** Open jobs older than what is kept of the others. */
    createOld: (count: number) =>
      Array.from({ length: count }, (_, place) =>
        simulator.create(1, STORE, oldest() - (1 + 40 * place) * DAY),
      ).flat(),
    async anOpenJob(): Promise<string> {
      const jobs = [...(await truth()).values()];
      const open = jobs.find(({ serviceJobStatus }) => serviceJobStatus === "NOT_SERVICED");
      return open?.serviceJobId ?? "";
    },
    /** The visible rows, id and hash, without those that wait closed for the day's end of retention. */
    rows: () =>
      engine.read(
        "select id, hash from jobs where missed < 2 and (isOpen or coalesce(createdAt, firstSeenAt) >= $1) order by id",
        [oldest()],
        z.object({ id: z.string(), hash: z.string() }),
      ),
    /** The jobs that count as news, by id. */
    appeared: async () => {
      const rows = await engine.read(
        "select job as id from changes where kind = 'appeared' order by job",
        [],
        z.object({ id: z.string() }),
      );
      return rows.map(({ id }) => id);
    },
    /** What the visible rows should be. */
    expected: async () =>
      [...(await truth()).values()]
        .flatMap((job) => project(job) ?? [])
        .map(({ id, hash }) => ({ id, hash }))
        .sort((one, other) => (one.id < other.id ? -1 : 1)),
    stop,
  };
}

export type SyncRig = Awaited<ReturnType<typeof syncRig>>;

/** Never makes anybody wait; what Amazon has throttled comes back to whoever asked. */
const openQuota: CreateQuota = ({ rate, burst }) => {
  let isThrottled = false;
  return {
    async acquire({ returning }) {
      const refuses = returning && isThrottled;
      isThrottled = false;
      if (refuses) throw new SpApiError({ kind: "throttled", retryAfterSeconds: 1 });
      return { waitMs: 0, order: 1 };
    },
    async report(_, { type }) {
      isThrottled = type === "throttled";
    },
    read: async () => ({
      tokens: burst,
      rate,
      burst,
      waiting: { interactive: 0, prefetch: 0, background: 0 },
      onTheWay: 0,
      lastThrottledAt: null,
    }),
  };
};

/** Knows when nothing is under way. */
function createTraffic(isBusy: () => boolean) {
  let underWay = 0;
  let waiting: (() => void)[] = [];
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  /** Sleeps until then: who looks at each turn of the loop takes a core from what it waits for. */
  const none = () => new Promise<void>((resolve) => waiting.push(resolve));
  return {
    track:
      <A extends unknown[], T>(work: (...given: A) => Promise<T>) =>
      async (...given: A): Promise<T> => {
        underWay += 1;
        try {
          return await work(...given);
        } finally {
          underWay -= 1;
          if (underWay === 0) {
            for (const wake of waiting) wake();
            waiting = [];
          }
        }
      },
    async idle(): Promise<void> {
      for (let quiet = 0; quiet < 3; quiet += 1) {
        await turn();
        if (underWay > 0) await none();
        else if (!isBusy()) continue;
        quiet = -1;
      }
    },
  };
}
