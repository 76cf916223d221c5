import { afterEach, expect, test } from "vitest";
import { DEMO_CREDENTIALS } from "@/lib/server/simulator/credentials";
import {
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from "@/lib/server/simulator/start";
import type { JobsQuery } from "@/lib/server/sp-api/operations/get-service-jobs";
import { createSpApi } from "./client";

const running: Simulator[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

const QUERY: JobsQuery = {
  marketplaceId: "ATVPDKIKX0DER",
  createdAfter: "2015-01-01T00:00:00Z",
  sortField: "JOB_DATE",
  sortOrder: "ASC",
};

async function clientOf(options: SimulatorOptions = {}) {
  const plan = { rate: 500, burst: 100, others: { rate: 500, burst: 100 } };
  const simulator = await startSimulator({
    latency: { meanMs: 0, jitterMs: 0 },
    jobs: 100,
    ...plan,
    ...options,
  });
  running.push(simulator);
  const client = createSpApi({
    endpoint: simulator.url,
    lwaEndpoint: simulator.tokenUrl,
    ...DEMO_CREDENTIALS[0],
    ...plan,
    timeoutMs: 3_000,
  });
  return { client, simulator };
}

async function idsOfAllPages(client: ReturnType<typeof createSpApi>): Promise<string[]> {
  const ids: string[] = [];
  let pageToken: string | undefined;
  do {
    const { data } = await client.getServiceJobs({ ...QUERY, pageToken });
    ids.push(...data.jobs.map((job) => job.serviceJobId ?? ""));
    pageToken = data.nextPageToken ?? undefined;
  } while (pageToken);
  return ids;
}

test("pages from the first page to the last, and finds each job by its id", async () => {
  const { client } = await clientOf();
  const { data } = await client.getServiceJobs({ ...QUERY, pageSize: 1 });

  const ids = await idsOfAllPages(client);

  expect(ids.length).toBeGreaterThan(20);
  expect(new Set(ids).size).toBe(data.totalResultSize);
  const [id = ""] = ids;
  await expect(client.getServiceJobByServiceJobId(id)).resolves.toMatchObject({
    data: { serviceJobId: id },
  });
});

test("says what Amazon rejects", async () => {
  const { client } = await clientOf();
  const both = { ...QUERY, lastUpdatedAfter: "2015-01-01T00:00:00Z" };

  await expect(client.getServiceJobs(both)).rejects.toMatchObject({
    kind: "rejected",
    status: 400,
    upstreamCode: "InvalidInput",
    requestId: expect.stringMatching(/./),
  });
});

test("an expired token costs one refresh", async () => {
  const { client, simulator } = await clientOf();
  await client.getServiceJobs(QUERY);
  simulator.expireAccessTokens();

  await Promise.all(
    ["A", "B", "C"].map((store) => client.getServiceJobs({ ...QUERY, storeIds: [store] })),
  );

  expect(simulator.stats().tokensIssued).toBe(2);
});

test("foreign use of the quota costs no errors", async () => {
  // What is left is less than the slowest machine asks for.
  const { client, simulator } = await clientOf({ burst: 10, faults: { foreignPerSecond: 480 } });

  const pages = Array.from({ length: 60 }, (_, index) =>
    client.getServiceJobs({ ...QUERY, storeIds: [String(index)] }),
  );

  await expect(Promise.all(pages)).resolves.toHaveLength(60);
  expect(simulator.stats().throttled).toBeGreaterThan(0);
});

test("answers cut off in the middle are asked for again", async () => {
  const { client, simulator } = await clientOf({ faults: { cutRate: 1 } });
  const page = client.getServiceJobs(QUERY);
  await expect.poll(() => simulator.stats().requests.getServiceJobs).not.toEqual({});

  simulator.setFaults({ cutRate: 0 });

  await expect(page).resolves.toMatchObject({ data: { previousPageToken: null } });
});

test("one odd job takes neither its list along nor its own page", async () => {
  const { client } = await clientOf();

  const { data } = await client.getServiceJobs({ ...QUERY, storeIds: ["SIM-ODD-VALUES"] });
  expect(data.totalResultSize).toBe(3);
  expect(data.jobs.map(({ serviceJobId }) => serviceJobId)).toEqual([
    "SIM-ODD-VALUES",
    undefined,
    "SIM-BESIDE-ODD-VALUES",
  ]);
  expect(data.jobs[0]?.appointments?.[0]?.appointmentTime).toEqual({
    startTime: "2026-01-09T17:00:00Z",
  });

  const job = await client.getServiceJobByServiceJobId("SIM-ODD-VALUES");
  expect(job.data.scopeOfWork).toEqual({ title: "\ufffd", requiredSkills: [""] });
});
