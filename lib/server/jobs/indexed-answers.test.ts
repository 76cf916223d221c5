import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { IndexReport } from "@/lib/jobs/job-index";
import { emptySearch } from "@/lib/search/jobs-search";
import { settings } from "@/lib/server/config/settings";
import { mapProblems } from "@/lib/server/http/problems";
import { createMemoryUserRateLimit, userRateLimit } from "@/lib/server/http/user-rate-limit";
import type { CrawlOutcome } from "@/lib/server/jobs/crawl/crawl";
import { DEMO_CREDENTIALS } from "@/lib/server/simulator/credentials";
import { type Simulator, startSimulator } from "@/lib/server/simulator/start";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { accounts } from "./accounts";
import { exportJobs } from "./export/export-jobs";
import { memorySlots } from "./export/memory-slots";
import { linesOf } from "./export/testing/export-rig";
import { getJob } from "./get-job";
import { indexReport, jobFacets } from "./job-facets";
import { listJobs } from "./list-jobs";
import { findByText, readText } from "./lookup/find-by-text";
import { lookUpJobs } from "./lookup/look-up-jobs";
import { searchFrom } from "./search-request";
import { amazonProblem } from "./source/amazon-problem";
import { accountsFromSettings } from "./source/seller-account";
import { heldIndex, READY } from "./testing/held-index";

const US = "ATVPDKIKX0DER";
const CALL = { role: "manager", user: "mara" } as const;
const SEARCH = emptySearch();

let simulator: Simulator;
let all: WireJob[] = [];

beforeAll(async () => {
  const plan = { rate: 5_000, burst: 5_000, detailRate: 5_000, detailBurst: 5_000 };
  simulator = await startSimulator({ latency: { meanMs: 0, jitterMs: 0 }, jobs: 300, ...plan });
  const [{ clientId, clientSecret, refreshToken }] = DEMO_CREDENTIALS;
  vi.stubEnv("SP_API_MODE", "demo");
  vi.stubEnv("INDEX", "memory");
  vi.stubEnv("SP_API_RATE", "5000");
  vi.stubEnv("SP_API_BURST", "5000");
  vi.stubEnv("SP_API_ENDPOINT", simulator.url);
  vi.stubEnv("SP_API_LWA_ENDPOINT", simulator.tokenUrl);
  vi.stubEnv("SP_API_CLIENT_ID", clientId);
  vi.stubEnv("SP_API_CLIENT_SECRET", clientSecret);
  vi.stubEnv("SP_API_REFRESH_TOKEN", refreshToken);
  vi.stubEnv("SP_API_MARKETPLACE_IDS", US);
  vi.stubEnv("LOG_LEVEL", "silent");
  userRateLimit.provide(createMemoryUserRateLimit(settings().perUser));
  mapProblems(amazonProblem);
  all = await everyJob();
});
afterAll(() => simulator.close());
beforeEach(() => {
  simulator.setFaults({ errorRate: 0 });
  simulator.resetStats();
});

async function everyJob(): Promise<WireJob[]> {
  const { client } = accountsFromSettings().default;
  const jobs: WireJob[] = [];
  let pageToken: string | undefined;
  do {
    const query = {
      marketplaceId: US,
      createdAfter: "2010-01-01T00:00:00Z",
      pageSize: 20,
      pageToken,
    };
    const { data } = await client.getServiceJobs(query);
    jobs.push(...data.jobs);
    pageToken = data.nextPageToken ?? undefined;
  } while (pageToken);
  return jobs;
}

/** The account of this process from now on, with an index that holds these jobs. */
function withIndex(held: readonly WireJob[] = all, report: IndexReport = READY) {
  const { index, told } = heldIndex(held, report);
  const account = accountsFromSettings(() => index).default;
  accounts.provide({ default: account, all: [account] });
  return { index, told, account };
}

function withoutIndex() {
  accounts.provide(accountsFromSettings());
}

const calls = () => {
  const { getServiceJobs, getServiceJobByServiceJobId } = simulator.stats().requests;
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);
  return [sum(getServiceJobs), sum(getServiceJobByServiceJobId)];
};

describe("a list", () => {
  it("says where it comes from, beside rows that are cut to the role", async () => {
    withIndex();
    const viewer = await listJobs(SEARCH, { ...CALL, role: "viewer" });
    expect(viewer).toMatchObject({ source: "index", rows: { source: "live" }, page: 1 });
    const [named] = viewer.jobs.filter(({ buyer }) => buyer?.name);
    expect(named?.hidden).toContain("buyer.name");
    const manager = await listJobs(SEARCH, CALL);
    expect(manager.jobs.some(({ buyer }) => (buyer?.name ?? "").length > 5)).toBe(true);
    expect(calls()).toEqual([1, 0]);
  });

  it("says nothing of an index where there is none", async () => {
    withoutIndex();
    expect(Object.keys(await listJobs(SEARCH, CALL)).toSorted()).toEqual(
      [
        "asOf",
        "fetchedAt",
        "hasNext",
        "hasPrevious",
        "jobs",
        "page",
        "pageSize",
        "total",
      ].toSorted(),
    );
  });

  it("has the flag that only the index knows, also in the job that is opened, while it is true", async () => {
    const { index } = withIndex();
    const { list, find } = index;
    index.list = async (...asked) => {
      const { jobs, total } = await list(...asked);
      return { jobs: jobs.map((job) => ({ ...job, flags: ["doubleBooked"] })), total };
    };
    index.find = async (...asked) =>
      (await find(...asked)).map((job) => ({ ...job, flags: ["doubleBooked"] }));
    const { jobs } = await listJobs(SEARCH, CALL);
    expect(jobs.every(({ flags }) => flags.includes("doubleBooked"))).toBe(true);
    const [{ serviceJobId: id } = { serviceJobId: "" }] = jobs.filter(
      ({ serviceJobStatus }) => serviceJobStatus === "NOT_SERVICED",
    );
    const opened = () => getJob(id, { ...CALL, marketplace: null, refresh: true });
    expect((await opened()).job.flags).toContain("doubleBooked");
    simulator.change(id, { status: "CANCELLED" });
    expect((await opened()).job.flags).not.toContain("doubleBooked");
    all = await everyJob();
  });
});

describe("a lookup", () => {
  const ordersOf = (jobs: readonly WireJob[]) => [
    ...new Set(jobs.flatMap(({ serviceOrderId }) => serviceOrderId ?? [])),
  ];
  const lookUp = (ids: string[]) => lookUpJobs({ ids, marketplace: null }, CALL);

  it("finds what the index knows by any id as Amazon does, twenty orders a call", async () => {
    const orders = ordersOf(all).slice(0, 20);
    const [mixed] = all.filter((job) => job.trackingIds?.length && job.productOrderIds?.length);
    const others = [mixed?.trackingIds?.[0] ?? "", mixed?.productOrderIds?.[0] ?? ""];
    withoutIndex();
    const expected = await lookUp([...orders, ...others, mixed?.serviceJobId ?? ""]);
    withIndex();
    simulator.resetStats();
    expect(await lookUp([...orders, ...others, mixed?.serviceJobId ?? ""])).toEqual(expected);
    expect(expected.found.length).toBeGreaterThanOrEqual(23);
    expect(calls()[0]).toBeLessThanOrEqual(3);
    expect(calls()[1]).toBe(0);
  });

  it("asks Amazon for what the index does not hold, in the order of the ids", async () => {
    const [one = "", two = ""] = ordersOf(all);
    withIndex(all.filter(({ serviceOrderId }) => serviceOrderId !== one));
    const { found, missing } = await lookUp([one, "999-0000000-0000001", two]);
    expect([...new Set(found.map(({ id }) => id))]).toEqual([one, two]);
    expect(missing).toEqual(["999-0000000-0000001"]);
  });

  it("says which ids failed, however well the index knows them", async () => {
    const orders = ordersOf(all).slice(0, 2);
    withIndex();
    simulator.setFaults({ errorRate: 1 });
    await expect(lookUp(orders)).rejects.toMatchObject({ kind: "unavailable" });
    const asked = new Set(simulator.stats().recent.map(({ query }) => query));
    expect(asked.size, "it is asked for once, and not as every kind of id").toBe(1);
  }, 30_000);
});

describe("a search by text", () => {
  const reserve = async () => undefined;
  const find = (q: string) =>
    findByText(readText(new URLSearchParams({ q })), { ...CALL, reserve });

  it("asks Amazon for a whole id that the index does not hold", async () => {
    const [job] = all.filter(({ serviceOrderId }) => (serviceOrderId ?? "").length > 15);
    const value = job?.serviceOrderId ?? "";
    withIndex([]);
    const { hits, source } = await find(` ${value}. `);
    expect(source).toBe("live");
    expect(hits).toMatchObject([{ kind: "order", value, serviceJobId: job?.serviceJobId }]);
  });

  it("leaves Amazon alone for words, for parts of an id, and for what the index holds", async () => {
    const { index } = withIndex();
    expect(await find("tire")).toMatchObject({ hits: [], source: "index" });
    await find("113-4567");
    index.search = async () => [
      { kind: "order", value: "113-1234567-7654321", label: "113-1234567-7654321", count: 2 },
    ];
    expect((await find("113-1234567-7654321")).hits).toHaveLength(1);
    expect(calls()).toEqual([0, 0]);
  });

  it("finds ids without an index, and refuses words by name", async () => {
    withoutIndex();
    expect(await find("999-0000000-0000001")).toMatchObject({
      hits: [],
      source: "live",
      index: { state: "off" },
    });
    await expect(find("tire")).rejects.toMatchObject({
      problem: { code: "index_unavailable", errors: [{ parameter: "q" }] },
    });
  });

  it("passes Amazon's failure on where it alone could have known", async () => {
    withIndex([]);
    simulator.setFaults({ errorRate: 1 });
    await expect(find("113-1234567-7654321")).rejects.toMatchObject({ kind: "unavailable" });
  }, 30_000);

  it.each(["", "a", " a ", "x".repeat(81)])("refuses %j", (q) => {
    expect(() => readText(new URLSearchParams({ q }))).toThrow("Not understood: q");
  });
});

describe("facets", () => {
  it("come from the index, whoever answers the list", async () => {
    withIndex();
    const { total, facets, source } = await jobFacets({ ...SEARCH, source: "live" });
    expect([total, source]).toEqual([all.length, "index"]);
    expect(facets.status.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
    expect(calls()).toEqual([0, 0]);
  });

  it("are refused where no index reaches so far, and by what no job carries", async () => {
    const updated = { kind: "preset", preset: "7d" } as const;
    withIndex(all, { ...READY, state: "filling" });
    const asked = { ...SEARCH, technician: ["T1"] };
    const refused = {
      problem: { code: "index_unavailable", errors: [{ parameter: "technician" }] },
    };
    await expect(jobFacets(asked)).rejects.toMatchObject(refused);
    withoutIndex();
    await expect(jobFacets(asked)).rejects.toMatchObject(refused);
    await expect(jobFacets({ ...SEARCH, updated })).rejects.toMatchObject({
      problem: { code: "bad_search", errors: [{ parameter: "updated" }] },
    });
  });

  it("and the report says so where there is none", () => {
    withoutIndex();
    expect(indexReport()).toMatchObject({ mode: "off", state: "off", reason: "configured" });
    withIndex();
    expect(indexReport()).toBe(READY);
  });
});

describe("an export of what only the index knows", () => {
  const people = () =>
    all.flatMap(({ appointments = [] }) =>
      appointments.flatMap(({ assignedTechnicians = [] }) =>
        assignedTechnicians.flatMap(({ technicianId }) => technicianId ?? []),
      ),
    );
  const ends: (CrawlOutcome | null)[] = [];

  async function exported(params: string): Promise<Record<string, unknown>[]> {
    const user = { id: "mara", name: "Mara", email: null, role: "manager" } as const;
    const { signal } = new AbortController();
    const response = await exportJobs(
      new URLSearchParams(params),
      { user, signal },
      {
        crawl: accounts.get().default.jobs.crawl,
        now: Date.now,
        slots: memorySlots(),
        trace: async () => (outcome) => void ends.push(outcome),
      },
    );
    return linesOf(await response.text());
  }

  it("holds every job of its list, whole, and proves it", async () => {
    const { index } = withIndex();
    const technician = people().slice(0, 40);
    const params = `format=json&created=any&technician=${[...new Set(technician)].join(",")}`;
    const search = searchFrom(new URLSearchParams(params), ["format"]);
    const ids = (await index.ids(search, { now: Date.now(), marketplace: US })).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(40);
    const [start, ...records] = await exported(params);
    const end = records.pop();
    expect(start).toMatchObject({ type: "start", total: ids.length });
    expect(end).toEqual({ type: "end", rows: ids.length, total: ids.length, complete: true });
    expect(records.map(({ job }) => Reflect.get(Object(job), "serviceJobId"))).toEqual(ids);
    expect(records.filter(({ job }) => "buyer" in Object(job)).length).toBeGreaterThan(40);
    expect(calls()[0]).toBeLessThanOrEqual(Math.ceil(ids.length / 20) + 3);
  });

  it("is not complete where Amazon no longer knows one of them", async () => {
    const [first] = people();
    const { index } = withIndex();
    const { ids } = index;
    index.ids = async (...asked) => {
      const found = await ids(...asked);
      const ghost = { serviceJobId: "91999999999999" };
      return [
        { id: ghost.serviceJobId, job: ghost, flags: [], zone: "UTC", openedAt: 0 },
        ...found,
      ];
    };
    const records = await exported(`format=json&created=any&technician=${first}`);
    expect(records.at(-1)).toMatchObject({
      complete: false,
      reason: "count_differs",
      missing: [{ jobs: 1 }],
      resume: null,
    });
  });

  it("goes on where it ended, and only over the very same jobs", async () => {
    const { index, account } = withIndex();
    const technician = [...new Set(people())];
    const search = { ...SEARCH, technician };
    const ids = (await index.ids(search, { now: Date.now(), marketplace: US })).map(({ id }) => id);
    const never = new AbortController().signal;
    const ending = new AbortController();
    const request = { query: { marketplaceId: US }, search, user: "mara", signal: never };
    const begun = account.jobs.crawl({ ...request, ending: ending.signal, start: null });
    const first = await begun.next();
    ending.abort();
    const stopped = await begun.next();
    if (first.done || !stopped.done || stopped.value.complete) throw new Error("It did not stop.");
    const { cursor } = stopped.value;
    expect(stopped.value).toMatchObject({ reason: "stopped", rows: 20, total: ids.length });

    const rest: (string | undefined)[] = [];
    const again = account.jobs.crawl({ ...request, ending: never, start: cursor });
    let step = await again.next();
    for (; !step.done; step = await again.next()) {
      rest.push(...step.value.jobs.map(({ serviceJobId }) => serviceJobId));
    }
    expect(step.value).toMatchObject({ complete: true, rows: ids.length });
    expect(rest).toEqual(ids.slice(20));

    const { ids: known } = index;
    index.ids = async (...asked) => (await known(...asked)).slice(1);
    const moved = await account.jobs.crawl({ ...request, ending: never, start: cursor }).next();
    expect(moved).toMatchObject({
      done: true,
      value: { complete: false, reason: "moved", cursor: null },
    });
  });

  it("begins with Amazon's failure, not with a file", async () => {
    withIndex();
    simulator.setFaults({ errorRate: 1 });
    await expect(exported(`format=json&technician=${people()[0]}`)).rejects.toMatchObject({
      kind: "unavailable",
    });
  }, 30_000);

  it("is refused by name while the index does not reach so far", async () => {
    withIndex(all, { ...READY, state: "filling" });
    await expect(exported("format=json&sort=appointment")).rejects.toMatchObject({
      problem: { code: "index_unavailable", errors: [{ parameter: "sort" }] },
    });
  });
});
