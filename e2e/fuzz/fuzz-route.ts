import { Agent } from "node:http";
import fc from "fast-check";
import { rawHttp } from "@/e2e/support/api/raw-http";
import type { Guard } from "@/lib/access/api-routes";
import type { ProblemCode } from "@/lib/http/problem";
import { faultsOf } from "./check-answer";
import { type Credentials, type FuzzRequest, requestsTo, toRaw } from "./request";
import type { RouteInputs } from "./route-inputs";

export type FuzzPlan = {
  seed: number;
  /** How many inputs a route gets. */
  inputs: number;
  /** Where a counterexample lies, as fast-check printed it; replays that one alone. */
  path?: string;
};

/** What a route gets in `npm test`, and in the deep run. */
const INPUTS = { quick: 20, deep: 2_000 };
/** A route that reads nothing of a request gets this part of it: there is little that it could misread. */
const WHERE_NOTHING_IS_READ = 1 / 4;

/**
 * `FUZZ_SEED`, `FUZZ_PATH` and `FUZZ_INPUTS` replay a failure, or look further. Without them
 * every day (UTC) has inputs of its own, the same ones wherever they are sent.
 */
export function planOf(
  env: Readonly<Record<string, string | undefined>>,
  { isDeep, today }: { isDeep: boolean; today: Date },
): FuzzPlan {
  const ofTheDay = today.toISOString().slice(0, 10).replaceAll("-", "");
  return {
    seed: Number(env.FUZZ_SEED || ofTheDay),
    path: env.FUZZ_PATH || undefined,
    inputs: Number(env.FUZZ_INPUTS || (isDeep ? INPUTS.deep : INPUTS.quick)),
  };
}

/** How many of the plan's inputs a route gets. */
export function inputsFor(
  { inputs }: FuzzPlan,
  { segment, parameters, body }: RouteInputs,
): number {
  const reads = segment !== undefined || body !== undefined || Object.keys(parameters).length > 0;
  return reads ? inputs : Math.ceil(inputs * WHERE_NOTHING_IS_READ);
}

export type Target = {
  route: string;
  guard: Guard;
  inputs: RouteInputs;
  baseUrl: string;
  credentials: Credentials;
};

/** Side by side, as the server works for several at a time; each has a seed of its own. */
const CONCURRENCY = 4;

/** Longer than a slow machine takes for so many inputs: a worker that is not done by then hangs. */
export function mostMs(inputs: number): number {
  return Math.max(60_000, inputs * 30);
}

/** Other than its own, what any route may refuse: who asks, from where, and a guess that has to wait. */
function refusalsOf(
  { guard, inputs: { refusals: own } }: Target,
  { headers }: FuzzRequest,
  method: string,
): ProblemCode[] {
  const asksWho = guard !== "public" && guard !== "token";
  return [
    ...own,
    ...(asksWho ? (["unauthenticated", "forbidden"] as const) : []),
    ...(method !== "GET" ? (["forbidden"] as const) : []),
    ...("purpose" in headers || "sec-purpose" in headers ? (["upstream_throttled"] as const) : []),
  ];
}

/**
 * Asks a route with every input of the plan and looks at each answer; gives how many were sent.
 * @throws Error with the seed, the path and the smallest input whose answer is not documented
 */
export async function fuzzRoute(target: Target, plan: FuzzPlan): Promise<number> {
  const { seed, path } = plan;
  const { route, credentials, baseUrl } = target;
  const inputs = inputsFor(plan, target.inputs);
  const [method = ""] = route.split(" ");
  const { answers } = target.inputs;
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  let sent = 0;
  const holds = async (request: FuzzRequest) => {
    sent += 1;
    const raw = toRaw(route, request, credentials);
    const reply = await rawHttp(baseUrl, raw, agent);
    const refusals = refusalsOf(target, request, method);
    const faults = faultsOf(reply, { answers, refusals });
    if (faults.length > 0) {
      throw new Error(`${raw.method} ${raw.path} answers ${reply.status}: ${faults.join("; ")}`);
    }
  };
  const property = fc.asyncProperty(requestsTo(target.inputs), holds);
  const worker = (index: number) =>
    fc.assert(property, {
      seed: seed + index,
      path,
      numRuns: Math.ceil(inputs / CONCURRENCY),
      endOnFailure: path !== undefined,
      interruptAfterTimeLimit: mostMs(inputs),
      markInterruptAsFailure: true,
    });
  try {
    await Promise.all(
      Array.from({ length: path === undefined ? CONCURRENCY : 1 }, (_, n) => worker(n)),
    );
  } finally {
    agent.destroy();
  }
  return sent;
}
