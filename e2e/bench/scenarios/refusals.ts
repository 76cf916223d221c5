import { Agent } from "node:http";
import fc from "fast-check";
import { NO_LIMITS, withBenchApp } from "@/e2e/bench/bench-app";
import { type Figure, ms, percentile, timed } from "@/e2e/bench/figures";
import { signInCredentials } from "@/e2e/fuzz/credentials";
import { type Credentials, requestsTo, toRaw } from "@/e2e/fuzz/request";
import { ROUTE_INPUTS } from "@/e2e/fuzz/routes";
import { problem } from "@/e2e/support/api/contract";
import { type RawReply, rawHttp } from "@/e2e/support/api/raw-http";
import { API_ROUTES } from "@/lib/access/api-routes";
import type { ProblemCode } from "@/lib/http/problem";

type Route = keyof typeof ROUTE_INPUTS;

const SEED = 20_261_123;
const ROUTES = Object.keys(ROUTE_INPUTS) as Route[];
const REFUSALS = 2_000;
const TARGET_MS = 50;
/** Not measured: the first requests of a route load its code. */
const WARM_UP = 100;

/** What the dashboard refuses by itself: Amazon's time is not ours. */
const OURS: ReadonlySet<ProblemCode> = new Set([
  "bad_search",
  "unauthenticated",
  "forbidden",
  "rate_limited",
]);

/** How long somebody waits to be refused, one request after the other, with the inputs of the fuzzing. */
export function refusals(): Promise<Figure[]> {
  const { simulator, app } = NO_LIMITS;
  const settings = { ...app, USER_RATE: "100000", USER_BURST: "100000", TRUSTED_PROXY_HOPS: "1" };
  return withBenchApp(
    { simulator: [...simulator, "--jobs", "60"], app: settings },
    async (bench) => {
      const credentials = await signInCredentials(bench.app);
      const figures: Figure[] = [];
      for (const route of ROUTES) {
        const waits = await waitsOf(bench.app.baseUrl, route, credentials);
        figures.push(waits.length === 0 ? refusesNobody(route) : figureOf(route, waits));
      }
      return figures;
    },
  );
}

/** The milliseconds of each refusal; none for a route that refuses nobody. */
async function waitsOf(baseUrl: string, route: Route, credentials: Credentials): Promise<number[]> {
  const { guard } = API_ROUTES[route];
  const asksWho = guard !== "public" && guard !== "token";
  const requests = fc.sample(requestsTo(ROUTE_INPUTS[route]), {
    seed: SEED,
    numRuns: WARM_UP + 4 * REFUSALS,
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const waits: number[] = [];
  try {
    for (const [index, request] of requests.entries()) {
      if (waits.length >= REFUSALS || (index > 4 * WARM_UP && waits.length === 0)) break;
      // Some routes understand whatever comes: there a request without its cookie is the one to refuse.
      const bearer = asksWho && index % 2 === 1 ? "nobody" : request.bearer;
      const raw = toRaw(route, { ...request, bearer }, credentials);
      const { value, took } = await timed(() => rawHttp(baseUrl, raw, agent));
      if (index >= WARM_UP && isOurs(value)) waits.push(took);
    }
  } finally {
    agent.destroy();
  }
  return waits;
}

function isOurs({ status, headers, text }: RawReply): boolean {
  if (status < 400 || headers["content-type"] !== "application/problem+json") return false;
  return OURS.has(problem.parse(JSON.parse(text)).code);
}

function figureOf(route: Route, waits: readonly number[]): Figure {
  const p95 = percentile(waits, 0.95);
  return {
    what: `${route} refuses, p95 of ${waits.length}`,
    measured: `${ms(p95)} (p50 ${ms(percentile(waits, 0.5))}, longest ${ms(Math.max(...waits))})`,
    target: `≤ ${TARGET_MS} ms`,
    met: p95 <= TARGET_MS,
  };
}

function refusesNobody(route: Route): Figure {
  return { what: `${route} refuses`, measured: "nobody", target: "–", met: null };
}
