import { afterEach, describe, expect, it } from "vitest";
import { readSearch } from "@/lib/search/jobs-search";
import { createMemoryCache } from "@/lib/server/cache/memory-cache";
import { crawlThrough } from "@/lib/server/jobs/crawl/testing/crawl-through";
import { DEMO_CREDENTIALS } from "@/lib/server/simulator/credentials";
import { type Simulator, startSimulator } from "@/lib/server/simulator/start";
import { createSpApi } from "@/lib/server/sp-api/client";
import { COUNTS_CACHE } from "./caches";
import { createCounts } from "./counts";
import { createCursorCache } from "./cursor-cache";
import { planJobs } from "./plan";

const US = "ATVPDKIKX0DER";
const NOW = Date.parse("2026-11-23T20:34:56.789Z");
const running: Simulator[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

async function amazon() {
  const plan = { rate: 500, burst: 400, others: { rate: 500, burst: 400 } };
  const now = () => NOW;
  const simulator = await startSimulator({
    latency: { meanMs: 0, jitterMs: 0 },
    jobs: 50,
    now,
    ...plan,
  });
  running.push(simulator);
  const reach = { endpoint: simulator.url, lwaEndpoint: simulator.tokenUrl, timeoutMs: 2_000 };
  const client = createSpApi({ ...reach, ...DEMO_CREDENTIALS[0], ...plan }, { now });
  return { client, simulator };
}

function planned(query: string, asOf: number | null) {
  const context = { marketplaces: [US], sandbox: false, now: NOW };
  const { search, problems } = readSearch(new URLSearchParams(query), context);
  expect(problems).toEqual([]);
  const held = search.asOf ?? (asOf === null ? null : new Date(asOf).toISOString());
  return planJobs({ ...search, asOf: held }, US, NOW);
}

describe.each([
  "created=tomorrow",
  "updated=tomorrow",
  "created=2026-12-24..",
  "created=2026-12-24..2026-12-26",
  "updated=2026-11-23T20:35Z..",
  "created=2026-11-22..&asOf=2026-11-20T10:00:00.000Z",
  "created=2026-11-22..2026-11-25&asOf=2026-11-20T10:00:00.000Z",
  "created=..2005-01-01",
  "updated=..2005-01-01",
  "created=tomorrow&scheduled=tomorrow",
])("%s, in which nothing can lie", (query) => {
  it("is an empty list, and no question to Amazon", async () => {
    const { client, simulator } = await amazon();
    const page = createCursorCache((question, call) => client.getServiceJobs(question, call));
    const { data, hasNext } = await page(planned(query, NOW), 1, {});
    expect(data).toMatchObject({ jobs: [], totalResultSize: 0 });
    expect(hasNext).toBe(false);
    expect(simulator.stats().recent).toEqual([]);
  });

  it("counts nothing", async () => {
    const { client } = await amazon();
    const counts = createCounts({
      ask: client.getServiceJobs,
      now: () => NOW,
      cache: createMemoryCache(COUNTS_CACHE),
    });
    const counted = await counts(planned(query, null), {});
    expect(new Set(Object.values(counted.counts))).toEqual(new Set([0]));
  });

  it("is a whole export without jobs", async () => {
    const { client } = await amazon();
    const { ids, outcome } = await crawlThrough(client.getServiceJobs, planned(query, NOW));
    expect(ids).toEqual([]);
    expect(outcome).toMatchObject({ complete: true, rows: 0, total: 0 });
  });
});

it.each([
  "created=2026-11-20T10:00Z..2026-11-20T10:00Z",
  "updated=2026-11-20T10:00Z..&asOf=2026-11-20T10:00:00.000Z",
  "scheduled=tomorrow",
])("%s is asked", async (query) => {
  const { client, simulator } = await amazon();
  await expect(client.getServiceJobs(planned(query, NOW))).resolves.toHaveProperty("data");
  expect(simulator.stats().recent.map(({ operation }) => operation)).toContain("getServiceJobs");
});
