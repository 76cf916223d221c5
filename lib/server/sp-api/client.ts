import "server-only";
import { createPriority, type Sleep, sleep as sleepForReal } from "@/lib/server/cache/priority";
import {
  createSingleFlight,
  type LoadContext,
  type Once,
  onceHere,
} from "@/lib/server/cache/single-flight";
import type { Operation } from "@/lib/server/sp-api/operations/operation";
import { OPERATIONS } from "@/lib/server/sp-api/operations/table";
import { memoryQuota } from "@/lib/server/sp-api/quota/memory";
import type { CreateQuota } from "@/lib/server/sp-api/quota/quota";
import { type Asked, type CallParts, call } from "./call";
import type { Plan, SpApiConfig } from "./config";
import type { Answer, CallOptions, Client, OperationTable, SpApi } from "./contract";
import { SpApiError } from "./errors";
import type { CallEnd, Observe } from "./events";
import { createHedgeBudget } from "./hedge";
import type { Fetch } from "./http";
import { createTokenSource } from "./lwa";

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
  /** Where the request quota of an operation is kept; in this process's memory when left out. */
  createQuota?: CreateQuota;
  /** Has one process of several ask Login with Amazon; every one does when left out. */
  once?: Once;
};

type Config = SpApiConfig | (() => SpApiConfig);

/** The client of one seller account for every operation there is. */
export function createSpApi(config: Config, deps: SpApiDeps = {}): SpApi {
  return createClient(OPERATIONS, config, deps);
}

/**
 * A client of one seller account for a table of operations; make one per process, as it holds the
 * account's quotas. A config given as a function is read for every call, so that credentials can be
 * exchanged while it runs; rates and bursts are read once, now.
 */
export function createClient<Table extends OperationTable>(
  table: Table,
  config: Config,
  deps: SpApiDeps = {},
): Client<Table> {
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
  const tokens = createTokenSource({ ...shared, once: deps.once ?? onceHere, now: steadyNow });
  /** How far Amazon's clock was ahead of ours when it last answered. */
  let aheadMs = 0;
  const hedges = createHedgeBudget();
  const createQuota = deps.createQuota ?? memoryQuota;
  const limits = {
    maxWaitMs: first.maxWaitMs ?? MAX_WAIT_MS,
    maxQueue: first.maxQueue ?? MAX_QUEUE,
    maxQueueOfUser: first.maxQueueOfUser ?? MAX_QUEUE_OF_USER,
  };

  function build<Input, Output>(operation: Operation<Input, Output>) {
    const { rate, burst } = planOf(operation, first);
    const settings = { operation: operation.name, rate, burst, ...limits };
    const quota = createQuota(settings, { now: steadyNow, random });
    const parts: CallParts = { ...shared, tokens, hedges, quota };
    const flights = operation.coalesce ? createSingleFlight<Answer<Output>>(steadyNow) : null;

    async function answer(input: Input, options: CallOptions): Promise<Answer<Output>> {
      const known = operation.known?.(input, now() + Math.max(0, aheadMs)) ?? null;
      if (known !== null) return { data: known, requestId: null, fetchedAt: now() };
      const body = operation.body && JSON.stringify(operation.body(input));
      const asked: Asked<Output> = { operation, path: operation.path(input), body };
      const { user = "", lane = "interactive", signal, priority } = options;
      const start = (context: LoadContext) => call(parts, asked, { ...context, user });
      if (flights !== null) {
        return flights.join(nameOf(asked), start, { signal, lane, priority });
      }
      return start({
        signal: signal ?? new AbortController().signal,
        priority: priority ?? createPriority(lane, steadyNow),
      });
    }

    async function perform(input: Input, options: CallOptions = {}): Promise<Answer<Output>> {
      const startedAt = steadyNow();
      const report = (outcome: CallEnd, found?: object) =>
        shared.observe({
          type: "call",
          operation: operation.name,
          user: options.user ?? "",
          lane: options.priority?.lane ?? options.lane ?? "interactive",
          ms: steadyNow() - startedAt,
          about: { ...operation.log?.of?.(input), ...found },
          ...outcome,
        });
      try {
        const answered = await answer(input, options);
        if (answered.sentAt !== undefined) aheadMs = answered.sentAt - answered.fetchedAt;
        report(
          { outcome: "ok", requestId: answered.requestId },
          operation.log?.found?.(answered.data),
        );
        return answered;
      } catch (error) {
        report(endOf(error));
        throw error;
      }
    }

    return { quota, perform };
  }

  const built = Object.entries(table).map(([name, operation]) => ({ name, ...build(operation) }));
  return {
    ...Object.fromEntries(built.map(({ name, perform }) => [name, perform])),
    quotas: Object.fromEntries(built.map(({ name, quota }) => [name, quota])),
    async token(signal?: AbortSignal) {
      await tokens.get(signal);
    },
  } as Client<Table>;
}

/** The sandbox has one plan for all; only the list's is the account's own to set. */
function planOf({ plan }: Pick<Operation<never, unknown>, "plan">, config: SpApiConfig): Plan {
  return plan === "configured" ? config : (config.others ?? plan);
}

/** Equal questions have equal names, in whatever order their body was put together. */
function nameOf({ path, body }: Asked<unknown>): string {
  return body === undefined ? path : `${path} ${JSON.stringify(inOrder(JSON.parse(body)))}`;
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, part]): [string, unknown] => [
    name,
    inOrder(part),
  ]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function endOf(error: unknown): CallEnd {
  if (!(error instanceof SpApiError)) return { outcome: "aborted" };
  const { kind, status, upstreamCode, requestId } = error;
  return { outcome: kind, status, upstreamCode, requestId };
}
