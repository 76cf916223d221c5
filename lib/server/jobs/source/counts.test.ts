import { afterEach, describe, expect, it } from "vitest";
import { SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import { createMemoryCache } from "@/lib/server/cache/memory-cache";
import { DEMO_CREDENTIALS } from "@/lib/server/simulator/credentials";
import { type Simulator, startSimulator } from "@/lib/server/simulator/start";
import { createSpApi } from "@/lib/server/sp-api/client";
import type { JobsQuery } from "@/lib/server/sp-api/operations/get-service-jobs";
import { COUNTS_CACHE } from "./caches";
import { type CountsParts, createCounts } from "./counts";

const running: Simulator[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

const QUERY: JobsQuery = {
  marketplaceId: "ATVPDKIKX0DER",
  createdAfter: "2010-01-01T00:00:00.000Z",
  sortField: "JOB_DATE",
  sortOrder: "DESC",
  pageSize: 20,
};
const PLAN = { rate: 500, burst: 400, others: { rate: 500, burst: 400 } };
const NOON = Date.UTC(2026, 10, 23, 12);
/** Something that happens when the test says so. */
function moment() {
  let come: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { promise, come: () => come() };
}

const never = () => new Promise<void>(() => undefined);

/** Counts by a simulator over HTTP; only the clock of what is remembered, and the patience, are ours. */
async function setUp(parts: { ask?: CountsParts["ask"]; sleep?: CountsParts["sleep"] } = {}) {
  const clock = { time: NOON };
  const simulator = await startSimulator({
    latency: { meanMs: 0, jitterMs: 0 },
    jobs: 200,
    now: () => clock.time,
    ...PLAN,
  });
  running.push(simulator);
  const client = createSpApi(
    {
      endpoint: simulator.url,
      lwaEndpoint: simulator.tokenUrl,
      ...DEMO_CREDENTIALS[0],
      ...PLAN,
      timeoutMs: 2_000,
    },
    { now: () => clock.time },
  );
  const ask: CountsParts["ask"] = (query, call) => client.getServiceJobs(query, call);
  const counts = createCounts({
    ask,
    now: () => clock.time,
    sleep: never,
    cache: createMemoryCache({ ...COUNTS_CACHE, now: () => clock.time }),
    ...parts,
  });
  const questions = () =>
    simulator.stats().recent.filter(({ operation }) => operation === "getServiceJobs");
  return { client, clock, counts, questions, simulator };
}

const sum = (counts: Record<string, number | null>) =>
  Object.values(counts).reduce<number>((total, count) => total + (count ?? 0), 0);

describe("counts", () => {
  it("counts every status with one small call each, whatever the order of the rows", async () => {
    const { client, counts, questions } = await setUp();
    const { data } = await client.getServiceJobs(QUERY);

    const answer = await counts(QUERY, { user: "mara" });
    const again = await counts({ ...QUERY, sortField: "JOB_STATUS" }, { user: "vera" });

    expect(Object.keys(answer.counts)).toEqual([...SERVICE_JOB_STATUSES]);
    expect(sum(answer.counts)).toBe(data.totalResultSize);
    expect(again).toEqual(answer);
    expect(answer.fetchedAt).toBe("2026-11-23T12:00:00.000Z");
    const asked = questions().slice(1);
    expect(asked).toHaveLength(SERVICE_JOB_STATUSES.length);
    expect(asked.every(({ query }) => query.includes("pageSize=1&"))).toBe(true);
  });

  it("shares calls between those who ask at once, and leaves background work its share", async () => {
    const lanes: (string | undefined)[] = [];
    const { counts, client, questions } = await setUp({
      ask: (query, call) => {
        lanes.push(call.priority?.lane);
        return client.getServiceJobs(query, call);
      },
    });

    await Promise.all([counts(QUERY, { user: "mara" }), counts(QUERY, { user: "vera" })]);

    expect(questions()).toHaveLength(SERVICE_JOB_STATUSES.length);
    expect(new Set(lanes)).toEqual(new Set(["background"]));
  });

  it("counts anew for whoever has asked for the rows anew, and so do those who come later", async () => {
    const { clock, counts, questions } = await setUp();
    await counts(QUERY, {});
    clock.time += 1_000;
    const anew = await counts(QUERY, { refresh: true });
    expect(questions()).toHaveLength(14);
    expect(anew.fetchedAt).toBe("2026-11-23T12:00:01.000Z");
    await expect(counts(QUERY, {})).resolves.toEqual(anew);
    expect(questions()).toHaveLength(14);
  });

  it("keeps counts for a minute, then shows them with their age while it asks anew", async () => {
    const { clock, counts, questions } = await setUp();
    const first = await counts(QUERY, {});
    clock.time += 59_999;
    await counts(QUERY, {});
    expect(questions()).toHaveLength(7);

    clock.time += 1;
    await expect(counts(QUERY, {})).resolves.toEqual(first);
    await expect.poll(() => questions().map(({ status }) => status)).toEqual(Array(14).fill(200));
    await expect
      .poll(async () => (await counts(QUERY, {})).fetchedAt)
      .toBe("2026-11-23T12:01:00.000Z");

    clock.time += 300_000;
    await expect(counts(QUERY, {})).resolves.toMatchObject({
      fetchedAt: "2026-11-23T12:06:00.000Z",
    });
  });

  it("answers what it knows when patience ends, and has the rest for the next reader", async () => {
    const late = moment();
    const patience = moment();
    let answered = 0;
    const { client, counts, questions } = await setUp({
      sleep: () => patience.promise,
      ask: async (query, call) => {
        if (query.serviceJobStatus?.[0] === "HOLD") await late.promise;
        const answer = await client.getServiceJobs(query, call);
        answered += 1;
        return answer;
      },
    });

    const impatient = counts(QUERY, {});
    await expect.poll(() => answered).toBe(6);
    patience.come();
    const partial = await impatient;
    expect(Object.entries(partial.counts).filter(([, count]) => count === null)).toEqual([
      ["HOLD", null],
    ]);
    late.come();
    await expect.poll(() => answered).toBe(7);
    const full = await counts(QUERY, {});
    expect(full.counts.HOLD).toEqual(expect.any(Number));
    expect(full.counts).toMatchObject({ ...partial.counts, HOLD: expect.any(Number) });
    expect(questions()).toHaveLength(7);
  });

  it("leaves out a status that fails and never answers with a failure as counts", async () => {
    const { client, counts, simulator } = await setUp({
      ask: (query, call) =>
        query.serviceJobStatus?.[0] === "CANCELLED"
          ? client.getServiceJobs({ ...query, pageSize: 21 }, call)
          : client.getServiceJobs(query, call),
    });
    const { counts: partial } = await counts(QUERY, {});
    expect(partial.CANCELLED).toBeNull();
    expect(Object.values(partial).filter((count) => count !== null)).toHaveLength(6);

    const bad = { ...QUERY, lastUpdatedAfter: QUERY.createdAfter };
    await expect(counts(bad, {})).rejects.toMatchObject({ kind: "rejected" });
    expect(simulator.stats().requests.getServiceJobs).toMatchObject({ 200: 6, 400: 8 });
  });

  it("leaves the queue when the only reader leaves", async () => {
    const leaving = new AbortController();
    const signals: (AbortSignal | undefined)[] = [];
    const { counts } = await setUp({
      ask: (_, { signal }) => {
        signals.push(signal);
        return new Promise(() => undefined);
      },
    });
    const answer = counts(QUERY, { signal: leaving.signal });
    await expect.poll(() => signals).toHaveLength(7);
    leaving.abort(new Error("gone"));
    await expect(answer).rejects.toThrow("gone");
    expect(signals.every((signal) => signal?.aborted)).toBe(true);
  });
});
