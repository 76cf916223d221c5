import { beforeAll, expect } from "vitest";
import { signInCredentials } from "@/e2e/fuzz/credentials";
import { fuzzRoute, inputsFor, mostMs, planOf } from "@/e2e/fuzz/fuzz-route";
import { healthOf } from "@/e2e/fuzz/health";
import type { RouteInputs } from "@/e2e/fuzz/route-inputs";
import { ROUTE_INPUTS } from "@/e2e/fuzz/routes";
import { testIn } from "@/e2e/support/api-test";
import { API_ROUTES, type Guard } from "@/lib/access/api-routes";
import { isDeep } from "@/lib/testing/deep";

// Nobody's limits are measured here: Amazon's stand-in and the shares of people are out of the way.
const LIMIT = "1000000";
const test = testIn({
  simulator: [
    ...["--jobs", "60", "--latency", "0", "--jitter", "0"],
    ...["--rate", LIMIT, "--burst", LIMIT],
    // The app takes what Amazon says of this bucket up to 1,000 a second.
    ...["--other-rate", "1000", "--other-burst", LIMIT],
  ],
  app: {
    SP_API_RATE: LIMIT,
    SP_API_BURST: LIMIT,
    USER_RATE: LIMIT,
    USER_BURST: LIMIT,
    TRUSTED_PROXY_HOPS: "1",
  },
});

const PLAN = planOf(process.env, { isDeep: isDeep(), today: new Date() });

beforeAll(() => {
  console.log(`FUZZ_SEED=${PLAN.seed} FUZZ_INPUTS=${PLAN.inputs} sends these requests again`);
});

type Row = { route: string; guard: Guard; inputs: RouteInputs };

const ROWS: Row[] = Object.entries(API_ROUTES).map(([route, { guard }]) => ({
  route,
  guard,
  inputs: ROUTE_INPUTS[route as keyof typeof ROUTE_INPUTS],
}));

for (const { route, guard, inputs } of ROWS) {
  test(`${route} answers whatever is asked as documented`, {
    timeout: mostMs(PLAN.inputs) + 30_000,
  }, async ({ app }) => {
    const health = await healthOf(app);
    const credentials = await signInCredentials(app);
    const sent = await fuzzRoute({ route, guard, inputs, baseUrl: app.baseUrl, credentials }, PLAN);
    if (PLAN.path === undefined) expect(sent).toBeGreaterThanOrEqual(inputsFor(PLAN, inputs));
    expect(await health.faults()).toEqual([]);
  });
}
