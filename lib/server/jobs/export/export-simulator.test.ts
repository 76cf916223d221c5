import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_CREDENTIALS } from "@/lib/server/simulator/credentials";
import { type Simulator, startSimulator } from "@/lib/server/simulator/start";
import { createSpApi } from "@/lib/server/sp-api/client";
import type { SpApi } from "@/lib/server/sp-api/contract";
import { exportRig, linesOf, NOW } from "./testing/export-rig";

let simulator: Simulator;
let api: SpApi;

beforeAll(async () => {
  simulator = await startSimulator({
    jobs: 1_500,
    latency: { meanMs: 0, jitterMs: 0 },
    rate: 1_000,
    burst: 10_000,
    now: () => NOW,
  });
  const [credentials] = DEMO_CREDENTIALS;
  api = createSpApi({
    ...credentials,
    endpoint: simulator.url,
    lwaEndpoint: simulator.tokenUrl,
    rate: 1_000,
    burst: 10_000,
    others: { rate: 20, burst: 40 },
    timeoutMs: 5_000,
  });
});

afterAll(() => simulator.close());

/** The ids of a list read page by page, as the jobs page shows it. */
async function listed(query: Parameters<SpApi["getServiceJobs"]>[0]): Promise<string[]> {
  const ids: string[] = [];
  let pageToken: string | undefined;
  do {
    const { data } = await api.getServiceJobs({ ...query, pageToken });
    ids.push(...data.jobs.map((job) => job.serviceJobId ?? ""));
    pageToken = data.nextPageToken ?? undefined;
  } while (pageToken);
  return ids;
}

describe("an export of the simulated provider", () => {
  it.each([
    ["created=2010-01-01..", "", { sortField: "JOB_DATE", sortOrder: "DESC" }],
    ["created=2010-01-01..&sort=date", " @deep", { sortField: "JOB_DATE", sortOrder: "ASC" }],
    ["created=2010-01-01..&sort=status", "", { sortField: "JOB_STATUS", sortOrder: "ASC" }],
  ] as const)("brings %s in Amazon's order, each job once%s", async (params, _, sort) => {
    const expected = await listed({
      marketplaceId: "ATVPDKIKX0DER",
      createdAfter: "2010-01-01T08:00:00Z",
      createdBefore: new Date(NOW).toISOString(),
      ...sort,
    });
    simulator.resetStats();
    const rig = exportRig(api.getServiceJobs);
    const lines = linesOf(await (await rig.export(`format=json&${params}`)).text());
    const ids = lines.slice(1, -1).map((line) => Object(line.job).serviceJobId);
    expect(ids).toEqual(expected);
    expect(expected.length).toBeGreaterThan(600);
    expect(lines.at(-1)).toMatchObject({ complete: true, total: expected.length });
    const { requests } = simulator.stats();
    const calls = requests.getServiceJobs["200"] ?? 0;
    // Fourteen empty years before the first job cost a handful.
    expect(calls).toBeLessThanOrEqual((expected.length / 20) * 1.04 + 7);
  });

  it("reads updates as Amazon sorts them", async () => {
    const expected = await listed({
      marketplaceId: "ATVPDKIKX0DER",
      lastUpdatedAfter: "2026-09-01T07:00:00Z",
      lastUpdatedBefore: new Date(NOW).toISOString(),
      sortField: "JOB_DATE",
      sortOrder: "DESC",
    });
    const rig = exportRig(api.getServiceJobs);
    const response = await rig.export("format=json&updated=2026-09-01..");
    const lines = linesOf(await response.text());
    expect(lines.slice(1, -1).map((line) => Object(line.job).serviceJobId)).toEqual(expected);
  });

  it.each([
    ["SIM-NO-TOTAL", { complete: true, total: null }],
    ["SIM-WRONG-TOTAL", { complete: false, reason: "count_differs" }],
    ["SIM-LOOP", { complete: false, rows: 40, reason: "count_differs" }],
  ])("takes %s for what it is", async (store, end) => {
    const rig = exportRig(api.getServiceJobs);
    const lines = linesOf(await (await rig.export(`format=json&created=7d&store=${store}`)).text());
    expect(lines.at(-1)).toMatchObject(end);
  });

  it.each(["SIM-REJECT", "SIM-DENIED", "SIM-ERRORS"])("does not begin with %s", async (store) => {
    const rig = exportRig(api.getServiceJobs);
    await expect(rig.export(`store=${store}`)).rejects.toMatchObject({ name: "SpApiError" });
  });
});
