import "server-only";
import { createJobSet } from "@/lib/server/simulator/fixtures/job-set";
import type { Context } from "./actions/asked";
import { createBooks } from "./actions/books";
import { createDocuments } from "./actions/documents";
import { type OperationName, routeOf } from "./actions/routes";
import { createWriteLog, type WriteRecord } from "./actions/write-log";
import { DEMO_CREDENTIALS, type LwaCredentials } from "./credentials";
import { type Faults, type Latency, NO_FAULTS } from "./faults";
import type { JobChange } from "./fixtures/job-change";
import { createLiving } from "./fixtures/living";
import { createHttpServer, TOKEN_PATH } from "./http-server";
import { createListing } from "./listing";
import { createTokenEndpoint } from "./lwa";
import { createPageTokens } from "./page-token";
import { createRandom } from "./random";
import { createServiceApi } from "./service-api";
import { createStats, type Stats } from "./stats";

export type SimulatorOptions = {
  /** On 127.0.0.1; 0, the default, takes any free port. */
  port?: number;
  /** Same seed, same clock: same jobs, same faults. */
  seed?: number;
  /** How many jobs there are at the start; default 5,000. */
  jobs?: number;
  /** The clock of data, buckets, tokens and the header `Date`, in epoch milliseconds. */
  now?: () => number;
  /** Default 80 ± 40 ms. */
  latency?: Latency;
  /** Usage plan of `getServiceJobs`: tokens a second and bucket size; default 10 and 40. */
  rate?: number;
  burst?: number;
  /** Usage plan of every other operation; Amazon's own for each by default. */
  others?: { rate: number; burst: number };
  /** `sandbox` answers Amazon's static cases only, at 5 and 15. */
  profile?: "production" | "sandbox";
  credentials?: readonly LwaCredentials[];
  /** Default 3,600. */
  accessTokenSeconds?: number;
  /** Default 900. */
  pageTokenSeconds?: number;
  /** How many jobs arrive a minute; each is changed some six times until it is closed. None by default. */
  live?: number;
  /** Changeable while running, with `setFaults`. */
  faults?: Partial<Faults>;
};

export type Simulator = {
  /** Without a slash at the end. */
  url: string;
  port: number;
  tokenUrl: string;
  stats(): Stats;
  setFaults(faults: Partial<Faults>): void;
  expireAccessTokens(): void;
  /** Every write that came, in order. */
  writes(): readonly WriteRecord[];
  resetStats(): void;
  /** Changes a job now; false for an unknown id. */
  change(serviceJobId: string, change: JobChange): boolean;
  /** Adds jobs and returns their ids; created now where no epoch ms are given. */
  create(count: number, storeId?: string, at?: number): string[];
  /** Sets the clock forward. */
  passTime(ms: number): void;
  /** Also ends the connections that hang. Closing twice does no harm. */
  close(): Promise<void>;
};

const HOST = "127.0.0.1";
const SANDBOX_PLAN = { rate: 5, burst: 15 };

/**
 * Starts a stand-in for Login with Amazon and the Services API v1 on the loopback address. It is as
 * strict as Amazon, holds its own data and knows nothing of its clients. Rejects when the port is
 * taken.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { seed = 1, profile = "production" } = options;
  const ownNow = options.now ?? Date.now;
  let ahead = 0;
  const now = () => ownNow() + ahead;
  const passTime = (ms: number) => {
    ahead += ms;
  };
  const initialFaults: Faults = {
    ...NO_FAULTS,
    ...(options.latency ? { latency: options.latency } : {}),
    ...options.faults,
  };
  let faults = initialFaults;
  const setFaults = (changes: Partial<Faults>) => {
    // Copied, so that a storm told of twice is two storms.
    faults = { ...faults, ...structuredClone(changes) };
  };

  const stats = createStats();
  const luck = createRandom(seed ^ 0xfa017);
  const quiet = createRandom(seed ^ 0x0b5e);
  const pace = createRandom(seed ^ 0x1a7e);
  const amazonNow = () => now() + faults.clockOffMs;
  const jobSet = createJobSet({
    seed,
    count: options.jobs ?? 5_000,
    now: amazonNow,
    updateDelayMs: () => faults.updateDelayMs,
    listLagMs: () => faults.listLagMs,
    isSilent: () => faults.silentRate > 0 && quiet.chance(faults.silentRate),
  });
  const living = options.live
    ? createLiving({ seed, jobSet, start: amazonNow(), newJobsPerMinute: options.live })
    : null;
  const advance = () => {
    living?.advance(amazonNow());
    jobSet.learnUpdates();
  };
  const tokenEndpoint = createTokenEndpoint({
    credentials: options.credentials ?? DEMO_CREDENTIALS,
    lifeSeconds: options.accessTokenSeconds ?? 3_600,
    now,
    down: () => faults.lwaDown || faults.outage !== null,
    issued: () => stats.tokenIssued(),
  });
  const books = createBooks(jobSet);
  const documents = createDocuments({ random: createRandom(seed ^ 0xd0c5), now: amazonNow });
  const log = createWriteLog({ jobSet, books, now: amazonNow });
  const context: Context = {
    jobSet,
    books,
    documents,
    random: createRandom(seed ^ 0x715175),
    now: amazonNow,
    fulfillment: new Map(),
  };
  const asked = new Set<string>();
  const api = createServiceApi({
    profile,
    planOf: plansOf(options),
    actions: { context, log, random: luck },
    jobSet,
    listing: createListing(jobSet),
    pageTokens: createPageTokens({ lifeSeconds: options.pageTokenSeconds ?? 900, now }),
    seenBefore: (question) => asked.has(question) || !asked.add(question),
    totalOff: () => faults.totalOff,
    tokenEndpoint,
    faults: () => faults,
    random: luck,
    now,
    advance,
  });
  const server = createHttpServer({
    api,
    documents,
    tokenEndpoint,
    stats,
    now,
    amazonNow,
    disconnected: () => faults.outage === "disconnected",
    nextLatency: () => {
      const { meanMs, jitterMs } = faults.latency;
      return Math.max(0, meanMs + (pace.next() * 2 - 1) * jitterMs);
    },
    control: {
      jobSet,
      writes: log,
      stats: stats.read,
      setFaults,
      expireAccessTokens: tokenEndpoint.expireAll,
      acceptCredentials: tokenEndpoint.accept,
      reset() {
        stats.reset();
        log.reset();
        setFaults(initialFaults);
      },
      advance,
      passTime,
    },
  });

  const port = await new Promise<number>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, HOST, () => {
      const address = server.address();
      if (typeof address === "object" && address) resolve(address.port);
    });
  });
  const url = `http://${HOST}:${port}`;
  documents.setOrigin(url);
  return {
    url,
    port,
    tokenUrl: `${url}${TOKEN_PATH}`,
    stats: stats.read,
    setFaults,
    expireAccessTokens: tokenEndpoint.expireAll,
    writes: log.read,
    resetStats: stats.reset,
    change(serviceJobId, change) {
      advance();
      return jobSet.change(serviceJobId, change);
    },
    create(count, storeId, at) {
      advance();
      return jobSet.create(count, { storeId, at }).map(({ id }) => id);
    },
    passTime,
    close: () =>
      new Promise((resolve) => {
        if (!server.listening) return resolve();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function plansOf({ profile, rate, burst, others }: SimulatorOptions) {
  const sandbox = profile === "sandbox" ? SANDBOX_PLAN : null;
  return (operation: OperationName) => {
    const own = sandbox ?? routeOf(operation);
    if (operation !== "getServiceJobs") return others ?? own;
    return { rate: rate ?? own.rate, burst: burst ?? own.burst };
  };
}
