import { afterEach, describe, expect, it } from "vitest";
import { emptySearch } from "@/lib/search/jobs-search";
import { createMemoryCache } from "@/lib/server/cache/memory-cache";
import { jobsSourceContract } from "@/lib/server/jobs/testing/jobs-source-contract";
import { DEMO_CREDENTIALS } from "@/lib/server/simulator/credentials";
import { type Simulator, startSimulator } from "@/lib/server/simulator/start";
import { createSpApi } from "@/lib/server/sp-api/client";
import { amazonJobs, type Charge } from "./amazon";
import { createAnswerCaches } from "./caches";

const US = "ATVPDKIKX0DER";
const running: Simulator[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

async function setUp() {
  const plan = { rate: 500, burst: 400, others: { rate: 500, burst: 400 } };
  const latency = { meanMs: 0, jitterMs: 0 };
  const simulator = await startSimulator({ latency, jobs: 400, ...plan });
  running.push(simulator);
  const reach = { endpoint: simulator.url, lwaEndpoint: simulator.tokenUrl, timeoutMs: 5_000 };
  const charges: Parameters<Charge>[] = [];
  const source = amazonJobs({
    client: createSpApi({ ...reach, ...DEMO_CREDENTIALS[0], ...plan }),
    caches: createAnswerCaches(createMemoryCache, () => undefined),
    marketplace: () => US,
    charge: (...charged) => charges.push(charged),
    sleep: async () => undefined,
  });
  return { source, charges, simulator };
}

describe("jobs from Amazon", () => {
  jobsSourceContract(async () => (await setUp()).source, US);

  it("charges whoever asks for each call, and nobody for what is remembered", async () => {
    const { source, charges } = await setUp();
    const search = { ...emptySearch(), page: 2 };
    const { asOf } = await source.list(search, { user: "mara" });
    expect(charges).toEqual([
      ["mara", "asked"],
      ["mara", "asked"],
    ]);
    await source.list({ ...search, asOf }, { user: "otto" });
    expect(charges).toHaveLength(2);
  });
});
