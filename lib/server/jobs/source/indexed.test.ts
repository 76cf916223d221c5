import { afterEach, describe, expect, it } from "vitest";
import type { IndexReport } from "@/lib/jobs/job-index";
import { emptySearch, type JobsSearch } from "@/lib/search/jobs-search";
import { createMemoryCache } from "@/lib/server/cache/memory-cache";
import { heldIndex, READY } from "@/lib/server/jobs/testing/held-index";
import { DEMO_CREDENTIALS } from "@/lib/server/simulator/credentials";
import { type Simulator, startSimulator } from "@/lib/server/simulator/start";
import { createSpApi } from "@/lib/server/sp-api/client";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { amazonJobs, type Charge } from "./amazon";
import { createAnswerCaches } from "./caches";
import { indexedJobs } from "./indexed";
import { learning } from "./learning";
import { planJobs } from "./plan";

const US = "ATVPDKIKX0DER";
const CALL = { user: "mara" };
const running: Simulator[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

const search = (patch: Partial<JobsSearch> = {}): JobsSearch => ({
  ...emptySearch(),
  created: { kind: "preset", preset: "90d" },
  ...patch,
});

/** Amazon, an index that holds what Amazon holds, and both behind one door. */
async function setUp(report: IndexReport = READY) {
  const plan = { rate: 500, burst: 400, others: { rate: 500, burst: 400 } };
  const latency = { meanMs: 0, jitterMs: 0 };
  const simulator = await startSimulator({ latency, jobs: 300, ...plan });
  running.push(simulator);
  const reach = { endpoint: simulator.url, lwaEndpoint: simulator.tokenUrl, timeoutMs: 2_000 };
  const client = createSpApi({ ...reach, ...DEMO_CREDENTIALS[0], ...plan });
  const marketplace = () => US;
  const charges: Parameters<Charge>[] = [];
  const charge: Charge = (...charged) => charges.push(charged);
  const sleep = async () => undefined;

  const { signal } = new AbortController();
  const all = amazonJobs({
    ...{ client, marketplace, sleep, charge: () => undefined },
    caches: createAnswerCaches(createMemoryCache, () => undefined),
  });
  const query = planJobs({ ...search(), asOf: new Date().toISOString() }, US, Date.now());
  const held: WireJob[] = [];
  for await (const { jobs } of all.crawl({
    query,
    user: "",
    signal,
    ending: signal,
    start: null,
  })) {
    held.push(...jobs);
  }

  const { index, told } = await heldIndex(US, held, { report });
  const reads = learning(client, index);
  const caches = createAnswerCaches(createMemoryCache, () => undefined);
  const live = amazonJobs({ client: reads, caches, marketplace, charge, sleep });
  const compared: JobsSearch[] = [];
  const source = indexedJobs({
    ...{ client: reads, live, index, marketplace, charge },
    compare: (one) => compared.push(one),
  });
  simulator.resetStats();
  const calls = () => simulator.stats().requests;
  return { simulator, source, live, index, held, told, charges, calls, compared };
}

const idsOf = (jobs: readonly { serviceJobId?: string }[]) =>
  jobs.map(({ serviceJobId }) => serviceJobId);

describe("a list that the index answers", () => {
  it("has the jobs of Amazon's list in its order, each whole, for one call", async () => {
    const { source, live, calls } = await setUp();
    const { listing, hasNext, beside } = await source.list(search(), CALL);
    expect(calls().getServiceJobs).toEqual({ 200: 1 });
    expect(calls().getServiceJobByServiceJobId).toEqual({});
    expect(beside).toEqual({
      source: "index",
      index: { state: "ready", asOf: READY.asOf, since: null, verified: null, sequence: 0 },
      rows: { source: "live" },
    });
    const { listing: amazons } = await live.list(search(), CALL);
    expect(listing.jobs).toEqual(amazons.jobs);
    expect([listing.totalResultSize, hasNext]).toEqual([amazons.totalResultSize, true]);
    expect(listing.jobs.some(({ buyer }) => buyer?.name)).toBe(true);
  });

  it("says which changes are in it: in a page that is remembered none that came later", async () => {
    const { source } = await setUp({ ...READY, sequence: Date.now() + 60_000 });
    const asked = search({ source: "live" });
    const first = await source.list(asked, CALL);
    expect(first.fetchedAt).toBeLessThan(Date.now() + 60_000);
    for (const { beside } of [first, await source.list(asked, CALL)]) {
      expect(beside?.index?.sequence).toBe(first.fetchedAt);
    }
    const { beside, fetchedAt } = await source.list(search(), CALL);
    expect(beside?.index?.sequence).toBeGreaterThan(fetchedAt);
  });

  it("costs one call on a far page, too, and names the last to whoever asks for one beyond", async () => {
    const { source, calls, held } = await setUp();
    const last = Math.ceil(held.length / 20);
    const { listing, hasNext } = await source.list(search({ page: last }), CALL);
    expect([listing.jobs.length > 0, hasNext]).toEqual([true, false]);
    expect(calls().getServiceJobs).toEqual({ 200: 1 });
    await expect(source.list(search({ page: last + 1 }), CALL)).rejects.toMatchObject({
      problem: { code: "bad_search", errors: [{ parameter: "page", limit: last }] },
    });
  });

  it("shares its rows with whoever asks for them, and asks anew when it is told to", async () => {
    const { source, calls, charges } = await setUp();
    const asked = search({ status: ["COMPLETED"] });
    await Promise.all([source.list(asked, CALL), source.list(asked, { user: "otto" })]);
    await source.list(asked, CALL);
    expect(calls().getServiceJobs).toEqual({ 200: 1 });
    expect(charges).toHaveLength(1);
    await source.list(asked, { ...CALL, refresh: true });
    expect(calls().getServiceJobs).toEqual({ 200: 2 });
  });

  it("says which rows have changed meanwhile, and keeps their place", async () => {
    const { source, simulator, told } = await setUp();
    const { listing } = await source.list(search({ status: ["PENDING_SCHEDULE"] }), CALL);
    const id = listing.jobs[0]?.serviceJobId ?? "";
    expect(simulator.change(id, { status: "CANCELLED" })).toBe(true);
    const again = await source.list(search({ status: ["PENDING_SCHEDULE"] }), {
      ...CALL,
      refresh: true,
    });
    expect(idsOf(again.listing.jobs)).toEqual(idsOf(listing.jobs));
    expect(again.listing.jobs[0]?.serviceJobStatus).toBe("CANCELLED");
    expect(again.beside?.notes).toEqual({ [id]: "changed" });
    expect(told.learned).toContain(id);
  });

  it("reads a row anew that the index has seen change since it was remembered", async () => {
    const { source, simulator, index, calls } = await setUp();
    const asked = search({ status: ["PENDING_SCHEDULE"] });
    const { listing } = await source.list(asked, CALL);
    const [{ serviceJobId: id = "" } = {}] = listing.jobs;
    simulator.change(id, { status: "HOLD" });
    const { list } = index;
    index.list = async (...question) => {
      const { jobs, total } = await list(...question);
      const hold = jobs.map((one) =>
        one.id === id
          ? { ...one, job: { ...one.job, serviceJobStatus: "HOLD" }, openedAt: Date.now() }
          : one,
      );
      return { jobs: hold, total };
    };
    const { listing: again, beside } = await source.list(asked, CALL);
    expect(again.jobs[0]?.serviceJobStatus).toBe("HOLD");
    expect(beside?.notes).toBeUndefined();
    expect(calls().getServiceJobs).toEqual({ 200: 2 });
  });

  it("says which jobs Amazon no longer knows, shows what is known of them, and tells the index", async () => {
    const { source, index, told } = await setUp();
    const ghost = { serviceJobId: "91999999999999", serviceJobStatus: "HOLD", storeId: "S" };
    const list = index.list;
    index.list = async (...asked) => {
      const { jobs, total } = await list(...asked);
      const entry = { id: ghost.serviceJobId, job: ghost, flags: [], zone: "UTC", openedAt: 0 };
      return { jobs: [entry, ...jobs], total };
    };
    const { listing, beside } = await source.list(search(), CALL);
    expect(listing.jobs[0]).toEqual(ghost);
    expect(beside?.notes).toEqual({ [ghost.serviceJobId]: "gone" });
    expect(told.forgotten).toEqual([ghost.serviceJobId]);
  });

  it("reads jobs without an order one by one", async () => {
    const { source, live, index, calls } = await setUp();
    const list = index.list;
    index.list = async (...asked) => {
      const { jobs, total } = await list(...asked);
      const bare = jobs.map(({ job: { serviceOrderId: _, ...job }, ...one }, at) =>
        at < 3 ? { ...one, job } : { ...one, job: { ...job, serviceOrderId: _ } },
      );
      return { jobs: bare, total };
    };
    const { listing } = await source.list(search(), CALL);
    expect(calls().getServiceJobs).toEqual({ 200: 1 });
    expect(calls().getServiceJobByServiceJobId).toEqual({ 200: 3 });
    index.list = list;
    expect(listing.jobs).toEqual((await live.list(search(), CALL)).listing.jobs);
  });
});

describe("while Amazon fails", () => {
  it.each([
    [{ errorRate: 1 }, "upstream_unavailable"],
    [{ lwaDown: true }, "upstream_unavailable"],
  ])(
    "%o leaves order, number and counts, and rows without a buyer",
    async (faults, code) => {
      const { source, simulator, held } = await setUp();
      if ("lwaDown" in faults) simulator.expireAccessTokens();
      simulator.setFaults(faults);
      const { listing, beside, hasNext } = await source.list(search(), CALL);
      expect(beside?.rows).toEqual({ source: "index", code });
      expect([listing.totalResultSize, hasNext]).toEqual([held.length, true]);
      expect(listing.jobs).toHaveLength(20);
      expect(JSON.stringify(listing)).not.toMatch(/"(?:buyer|address|payments)"/u);
      const { counts } = await source.count(search(), CALL);
      expect(Object.values(counts).reduce((sum, count) => Number(sum) + Number(count), 0)).toBe(
        held.length,
      );
    },
    30_000,
  );

  it("drops a guess, which would stand in the place of rows", async () => {
    const { source, simulator } = await setUp();
    simulator.setFaults({ errorRate: 1 });
    await expect(source.list(search(), { ...CALL, lane: "prefetch" })).rejects.toMatchObject({
      kind: "unavailable",
    });
  });

  it("ends with the caller's reason when the caller leaves", async () => {
    const { source } = await setUp();
    const signal = AbortSignal.abort(new Error("gone"));
    await expect(source.list(search(), { ...CALL, signal })).rejects.toThrow("gone");
  });
});

describe("who answers", () => {
  const FILLING: IndexReport = { ...READY, state: "filling" };

  it("is Amazon where it is asked for by name, and for what only Amazon knows", async () => {
    const { source, compared } = await setUp();
    const updated = { kind: "preset", preset: "7d" } as const;
    for (const patch of [{ source: "live" }, { created: null, updated }] as const) {
      const { beside } = await source.list(search(patch), CALL);
      expect(beside).toMatchObject({ source: "live", index: { state: "ready" } });
      expect(beside?.rows).toBeUndefined();
    }
    expect(compared).toHaveLength(1);
  });

  it("is Amazon while the index does not reach so far, for its counts, too", async () => {
    const { source, calls } = await setUp(FILLING);
    const { beside } = await source.list(search(), CALL);
    expect(beside).toMatchObject({ source: "live", index: { state: "filling" } });
    await source.count(search(), CALL);
    expect(calls().getServiceJobs).toEqual({ 200: 8 });
  });

  it("is nobody for what only the index knows: the parameters are named", async () => {
    const { source } = await setUp(FILLING);
    const asked = search({ technician: ["T1"], sort: "appointment" });
    const refused = { code: "index_unavailable", status: 503 };
    const errors = [{ parameter: "technician" }, { parameter: "sort" }];
    await expect(source.list(asked, CALL)).rejects.toMatchObject({
      problem: { ...refused, errors },
    });
    await expect(source.count(asked, CALL)).rejects.toMatchObject({ problem: refused });
  });

  it("counts without a call, and without setting any aside", async () => {
    const { source, calls, held } = await setUp();
    const reserve = () => Promise.reject(new Error("nothing is needed"));
    const { counts } = await source.count(search({ page: 3 }), { ...CALL, reserve });
    expect(counts).toMatchObject({
      COMPLETED: held.filter((job) => job.serviceJobStatus === "COMPLETED").length,
    });
    expect(calls().getServiceJobs).toEqual({});
  });
});
