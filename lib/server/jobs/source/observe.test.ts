import { pino } from "pino";
import { afterEach, expect, it } from "vitest";
import { DEMO_CREDENTIALS } from "@/lib/server/simulator/credentials";
import { type Simulator, startSimulator } from "@/lib/server/simulator/start";
import { createSpApi } from "@/lib/server/sp-api/client";
import type { SpApiEvent } from "@/lib/server/sp-api/events";
import { logSpApiEvent } from "./observe";

const running: Simulator[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

const QUERY = { marketplaceId: "ATVPDKIKX0DER", createdAfter: "2010-01-01T00:00:00.000Z" };

/** What the log holds, as it is written. */
function logForTest() {
  const text: string[] = [];
  const options = { level: "debug", base: undefined, timestamp: false } as const;
  const log = pino(
    { ...options, formatters: { level: (level) => ({ level }) } },
    { write: (line) => text.push(line) },
  );
  return { log, text, lines: () => text.map((line): unknown => JSON.parse(line)) };
}

async function setUp() {
  const { log, text, lines } = logForTest();
  const simulator = await startSimulator({ latency: { meanMs: 0, jitterMs: 0 }, jobs: 50 });
  running.push(simulator);
  const [credentials] = DEMO_CREDENTIALS;
  const plan = { rate: 10, burst: 40, others: { rate: 10, burst: 40 }, timeoutMs: 2_000 };
  const addresses = { endpoint: simulator.url, lwaEndpoint: simulator.tokenUrl };
  const api = createSpApi(
    { ...credentials, ...plan, ...addresses },
    { observe: (event) => logSpApiEvent(log, event) },
  );
  const calls = () => lines().filter((line) => JSON.stringify(line).includes('"msg":"amazon"'));
  return { api, calls, credentials, text };
}

it("writes a line for a call: for whom, how many, and Amazon's request id", async () => {
  const { api, calls } = await setUp();
  const { requestId } = await api.getServiceJobs(QUERY, { user: "u-1", lane: "background" });
  expect(calls()).toEqual([
    {
      level: "info",
      msg: "amazon",
      operation: "getServiceJobs",
      marketplace: "ATVPDKIKX0DER",
      user: "u-1",
      lane: "background",
      ms: expect.any(Number),
      requestId,
      jobs: 20,
      total: expect.any(Number),
    },
  ]);
});

it("warns of a failed call with its codes, and passes the failure on", async () => {
  const { api, calls } = await setUp();
  const failing = api.getServiceJobs({ ...QUERY, pageSize: 21 }, { user: "u-1" });
  await expect(failing).rejects.toMatchObject({ kind: "rejected" });
  expect(calls()).toEqual([
    expect.objectContaining({
      level: "warn",
      code: "rejected",
      status: 400,
      upstreamCode: "InvalidInput",
      requestId: expect.any(String),
    }),
  ]);
});

it("holds nothing of a question or an answer: no ids, names, tokens or Amazon's sentences", async () => {
  const { api, credentials, text } = await setUp();
  const { data } = await api.getServiceJobs(QUERY, {});
  const [job] = data.jobs;
  const id = job?.serviceJobId ?? "";
  await api.getServiceJobByServiceJobId(id, { user: "u-1" });
  const unknown = api.getServiceJobs({ ...QUERY, serviceOrderIds: ["secret-order"], pageSize: 21 });
  const failure: unknown = await unknown.catch((error: unknown) => error);

  const log = text.join("");
  const kept = [
    id,
    job?.buyer?.name,
    job?.serviceOrderId,
    "secret-order",
    "Atza|",
    ...Object.values(credentials),
    failure instanceof Error && "upstreamMessage" in failure ? failure.upstreamMessage : "",
  ].map(String);
  expect(kept).not.toContain("undefined");
  for (const secret of kept) {
    expect(secret).not.toBe("");
    expect(log).not.toContain(secret);
  }
});

it("writes of a dropped guess only for those who want details", async () => {
  const { api, calls } = await setUp();
  const asked = Array.from({ length: 40 }, (_, page) =>
    api.getServiceJobs(
      { ...QUERY, pageSize: (page % 20) + 1, storeIds: [String(page)] },
      {
        lane: "prefetch",
      },
    ),
  );
  const outcomes = await Promise.allSettled(asked);
  const dropped = outcomes.filter(({ status }) => status === "rejected").length;
  expect(dropped).toBeGreaterThan(0);
  expect(calls().filter((line) => JSON.stringify(line).includes('"level":"debug"'))).toHaveLength(
    dropped,
  );
  expect(JSON.stringify(calls())).not.toContain('"level":"warn"');
});

it.each<[SpApiEvent, string]>([
  [{ type: "lwa", status: 200, ms: 5, outcome: "ok" }, "info"],
  [{ type: "lwa", status: 401, ms: 5, outcome: "credentials" }, "warn"],
  [{ type: "throttled", operation: "getServiceJobs", lane: "interactive", by: "amazon" }, "warn"],
  [{ type: "throttled", operation: "getServiceJobs", lane: "prefetch", by: "queue" }, "debug"],
])("writes %o at the level %s", (event, level) => {
  const { log, lines } = logForTest();
  logSpApiEvent(log, event);
  expect(lines()).toEqual([{ level, msg: "sp-api", ...event }]);
});
