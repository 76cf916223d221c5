import "server-only";
import { type Sleep, sleep as sleepForReal } from "@/lib/server/cache/priority";
import { createFlights, type Flights } from "@/lib/server/cache/single-flight";
import { createLimiter, type LimiterSettings } from "@/lib/server/sp-api/quota/limiter";
import type { AttemptParts } from "./attempt";
import { type CallParts, call } from "./call";
import type { SpApiConfig } from "./config";
import type { Answer, CallOptions, SpApi } from "./contract";
import type { Observe, OperationName } from "./events";
import { createHedgeBudget } from "./hedge";
import type { Fetch } from "./http";
import { createTokenSource } from "./lwa";
import { getServiceJobByServiceJobId, getServiceJobs, type Operation } from "./operations";
import { holdsNothing } from "./query";
import type { WireJob, WireListing } from "./wire";

const NO_JOBS: WireListing = {
  jobs: [],
  totalResultSize: 0,
  nextPageToken: null,
  previousPageToken: null,
};

const MAX_WAIT_MS = 15_000;
const MAX_QUEUE = 500;
// Six seconds of the usual rate: more than two exports and several open lists have under way.
const MAX_QUEUE_OF_USER = 60;

export type SpApiDeps = {
  fetch?: Fetch;
  /** Epoch milliseconds; without it, waits and limits go by a clock that nobody sets. */
  now?: () => number;
  /** From 0 up to 1. */
  random?: () => number;
  sleep?: Sleep;
  observe?: Observe;
  /** Has the config read anew at once, because Login with Amazon refuses what it says. */
  lookAgain?: () => void;
};

/**
 * A client of one seller account; make one per process, as it holds the account's limiters. A config
 * given as a function is read for every call, so that credentials can be exchanged while it runs;
 * rates and bursts are read once, now.
 */
export function createSpApi(
  config: SpApiConfig | (() => SpApiConfig),
  deps: SpApiDeps = {},
): SpApi {
  const readConfig = typeof config === "function" ? config : () => config;
  const first = readConfig();
  const now = deps.now ?? Date.now;
  // Counts on from the start of the process, so that a clock set back empties no bucket.
  const steadyNow = deps.now ?? (() => performance.timeOrigin + performance.now());
  const random = deps.random ?? Math.random;
  const shared = {
    config: readConfig,
    now,
    random,
    fetch: deps.fetch ?? ((url: string, init: RequestInit) => fetch(url, init)),
    sleep: deps.sleep ?? sleepForReal,
    observe: deps.observe ?? (() => undefined),
    lookAgain: deps.lookAgain ?? (() => undefined),
  };
  const tokens = createTokenSource({ ...shared, now: steadyNow });
  const limits = {
    maxWaitMs: first.maxWaitMs ?? MAX_WAIT_MS,
    maxQueue: first.maxQueue ?? MAX_QUEUE,
    maxQueueOfUser: first.maxQueueOfUser ?? MAX_QUEUE_OF_USER,
  };
  const limiterOf = (bucket: Pick<LimiterSettings, "rate" | "burst">) =>
    createLimiter({ ...bucket, ...limits }, { now: steadyNow, random });
  const limiters: Record<OperationName, AttemptParts["limiter"]> = {
    getServiceJobs: limiterOf({ rate: first.rate, burst: first.burst }),
    getServiceJobByServiceJobId: limiterOf({ rate: first.detailRate, burst: first.detailBurst }),
  };
  const hedges = createHedgeBudget();
  const listings = createFlights<Answer<WireListing>>(steadyNow);
  const details = createFlights<Answer<WireJob>>(steadyNow);

  function share<T>(
    flights: Flights<Answer<T>>,
    operation: Operation<T>,
    { signal, lane = "interactive", priority, user = "" }: CallOptions,
  ): Promise<Answer<T>> {
    const parts: CallParts = { ...shared, tokens, hedges, limiter: limiters[operation.name] };
    return flights.join(operation.path, (flight) => call(parts, operation, { ...flight, user }), {
      signal,
      lane,
      priority,
    });
  }

  return {
    async getServiceJobs(query, options = {}) {
      if (holdsNothing(query, now())) return { data: NO_JOBS, requestId: null, fetchedAt: now() };
      return share(listings, getServiceJobs(query), options);
    },
    async getServiceJobByServiceJobId(id, options = {}) {
      return share(details, getServiceJobByServiceJobId(id), options);
    },
    quota: (operation) => limiters[operation].quota(),
    async token(signal) {
      await tokens.get(signal);
    },
  };
}
