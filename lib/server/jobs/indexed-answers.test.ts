import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { emptySearch } from "@/lib/search/jobs-search";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { getJob } from "./get-job";
import { indexReport, jobFacets } from "./job-facets";
import { jobHistory } from "./job-history";
import { listJobs } from "./list-jobs";
import { findByText, readText } from "./lookup/find-by-text";
import { lookUpJobs } from "./lookup/look-up-jobs";
import { READY } from "./testing/held-index";
import { indexedRig } from "./testing/indexed-rig";

const CALL = { role: "manager", user: "mara" } as const;
const SEARCH = emptySearch();

let rig: Awaited<ReturnType<typeof indexedRig>>;
let all: WireJob[] = [];

beforeAll(async () => {
  rig = await indexedRig();
  all = await rig.everyJob();
});
afterAll(() => rig.simulator.close());
beforeEach(() => rig.calm());

describe("a list", () => {
  it("says where it comes from, beside rows that are cut to the role", async () => {
    await rig.withIndex(all);
    const viewer = await listJobs(SEARCH, { ...CALL, role: "viewer" });
    expect(viewer).toMatchObject({ source: "index", rows: { source: "live" }, page: 1 });
    const [named] = viewer.jobs.filter(({ buyer }) => buyer?.name);
    expect(named?.hidden).toContain("buyer.name");
    const manager = await listJobs(SEARCH, CALL);
    expect(manager.jobs.some(({ buyer }) => (buyer?.name ?? "").length > 5)).toBe(true);
    expect(rig.calls()).toEqual([1, 0]);
  });

  it("says nothing of an index where there is none", async () => {
    rig.withoutIndex();
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
    const { index } = await rig.withIndex(all);
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
    rig.simulator.change(id, { status: "CANCELLED" });
    expect((await opened()).job.flags).not.toContain("doubleBooked");
    all = await rig.everyJob();
  });
});

describe("a job", () => {
  it("that the index has seen change since it was remembered is read anew, once for all", async () => {
    const { index } = await rig.withIndex(all);
    const open = all.filter(({ serviceJobStatus }) => serviceJobStatus === "NOT_SERVICED");
    const id = open.at(-1)?.serviceJobId ?? "";
    const opened = () => getJob(id, { ...CALL, marketplace: null });
    const before = await opened();
    rig.simulator.change(id, { status: "HOLD" });
    expect((await opened()).job.serviceJobStatus).toBe("NOT_SERVICED");
    const { find } = index;
    const openedAt = Date.parse(before.fetchedAt) + 1;
    index.find = async (...asked) =>
      (await find(...asked)).map(({ job, ...one }) => ({
        ...{ ...one, openedAt },
        job: { ...job, serviceJobStatus: "HOLD" },
      }));
    const calls = rig.calls()[1];
    expect((await opened()).job.serviceJobStatus).toBe("HOLD");
    await opened();
    expect(rig.calls()[1] - calls).toBe(1);
    all = await rig.everyJob();
  });
});

describe("a lookup", () => {
  const ordersOf = (jobs: readonly WireJob[]) => [
    ...new Set(jobs.flatMap(({ serviceOrderId }) => serviceOrderId ?? [])),
  ];
  const lookUp = (ids: string[]) => lookUpJobs({ ids, marketplace: null }, CALL);

  it("finds orders and jobs that the index knows as Amazon does, twenty orders a call", async () => {
    const jobs = all.filter(({ serviceOrderId, serviceJobId }) => serviceOrderId && serviceJobId);
    const orders = ordersOf(jobs).slice(0, 19);
    const other = jobs.find(({ serviceOrderId }) => !orders.includes(serviceOrderId ?? ""));
    const ids = [...orders, other?.serviceJobId ?? ""];
    rig.withoutIndex();
    const expected = await lookUp(ids);
    await rig.withIndex(all);
    rig.simulator.resetStats();
    expect(await lookUp(ids)).toEqual(expected);
    expect(new Set(expected.found.map(({ id }) => id)).size).toBe(20);
    expect(rig.calls()[0]).toBeLessThanOrEqual(2);
    expect(rig.calls()[1]).toBe(0);
  });

  const idsOfGoods = () => {
    const jobs = all.filter((one) => one.trackingIds?.length && one.productOrderIds?.length);
    return jobs
      .slice(0, 6)
      .flatMap((job) => [job.trackingIds?.[0] ?? "", job.productOrderIds?.[0] ?? ""]);
  };

  it("finds product orders and parcels that the index knows by one call for their orders", async () => {
    const ids = [...new Set(idsOfGoods())];
    rig.withoutIndex();
    const expected = await lookUp(ids);
    await rig.withIndex(all);
    rig.simulator.resetStats();
    expect(await lookUp(ids)).toEqual(expected);
    expect(new Set(expected.found.map(({ kind }) => kind))).toEqual(
      new Set(["productOrder", "tracking"]),
    );
    expect(rig.calls()).toEqual([1, 0]);
  });

  it("leaves a product order and a parcel to Amazon where the index may know only some of its jobs", async () => {
    const ids = [...new Set(idsOfGoods())];
    rig.withoutIndex();
    const expected = await lookUp(ids);
    const { index } = await rig.withIndex(all);
    const { find } = index;
    index.find = async (...asked) =>
      (await find(...asked)).map((job) => ({ ...job, sharesEmptied: true }));
    rig.simulator.resetStats();
    expect(await lookUp(ids)).toEqual(expected);
    expect(rig.calls()[0]).toBeGreaterThan(1);
    await rig.withIndex(all, { ...READY, since: new Date().toISOString() });
    rig.simulator.resetStats();
    expect(await lookUp(ids)).toEqual(expected);
    expect(rig.calls()[0]).toBeGreaterThan(1);
  });

  it("asks Amazon alone while the index does not hold every job", async () => {
    const [order = ""] = ordersOf(all);
    const { index } = await rig.withIndex(all, { ...READY, state: "filling" });
    index.find = () => Promise.reject(new Error("It is not asked."));
    expect((await lookUp([order])).found[0]?.id).toBe(order);
  });

  it("asks Amazon for what the index does not hold, in the order of the ids", async () => {
    const [one = "", two = ""] = ordersOf(all);
    await rig.withIndex(all.filter(({ serviceOrderId }) => serviceOrderId !== one));
    const { found, missing } = await lookUp([one, "999-0000000-0000001", two]);
    expect([...new Set(found.map(({ id }) => id))]).toEqual([one, two]);
    expect(missing).toEqual(["999-0000000-0000001"]);
  });

  it("says which ids failed, however well the index knows them", async () => {
    const orders = ordersOf(all).slice(0, 2);
    await rig.withIndex(all);
    rig.simulator.setFaults({ errorRate: 1 });
    await expect(lookUp(orders)).rejects.toMatchObject({ kind: "unavailable" });
    const asked = new Set(
      rig.simulator
        .stats()
        .recent.filter(({ operation }) => operation === "getServiceJobs")
        .map(({ query }) => query),
    );
    expect(asked.size, "it is asked for once, and not as every kind of id").toBe(1);
  });
});

describe("a search by text", () => {
  const reserve = async () => undefined;
  const find = (q: string) =>
    findByText(readText(new URLSearchParams({ q })), { ...CALL, reserve });

  it("asks Amazon for a whole id that the index does not hold", async () => {
    const [job] = all.filter(({ serviceOrderId }) => (serviceOrderId ?? "").length > 15);
    const value = job?.serviceOrderId ?? "";
    await rig.withIndex([]);
    const { hits, source } = await find(` ${value}. `);
    expect(source).toBe("live");
    expect(hits).toMatchObject([{ kind: "order", value, serviceJobId: job?.serviceJobId }]);
  });

  it("leaves Amazon alone for words, for parts of an id, and for what the index holds", async () => {
    const { index } = await rig.withIndex(all);
    const { hits, source } = await find("tire");
    expect(source).toBe("index");
    expect(hits.map(({ kind }) => kind)).toContain("service");
    expect(await find("nobody-like-this")).toMatchObject({ hits: [], source: "index" });
    await find("113-4567");
    index.search = async () => [
      { kind: "order", value: "113-1234567-7654321", label: "113-1234567-7654321", count: 2 },
    ];
    expect((await find("113-1234567-7654321")).hits).toHaveLength(1);
    expect(rig.calls()).toEqual([0, 0]);
  });

  it("refuses words while nothing is held yet", async () => {
    await rig.withIndex([], { ...READY, state: "filling", rows: 0 });
    await expect(find("tire")).rejects.toMatchObject({ problem: { code: "index_unavailable" } });
  });

  it("finds ids without an index, and refuses words by name", async () => {
    rig.withoutIndex();
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
    await rig.withIndex([]);
    rig.simulator.setFaults({ errorRate: 1 });
    await expect(find("113-1234567-7654321")).rejects.toMatchObject({ kind: "unavailable" });
  });

  it.each(["", "a", " a ", "x".repeat(81)])("refuses %j", (q) => {
    expect(() => readText(new URLSearchParams({ q }))).toThrow("Not understood: q");
  });
});

describe("a history", () => {
  it("is told by the index alone, and refused where there is none", async () => {
    await rig.withIndex(all);
    const id = all[0]?.serviceJobId ?? "";
    expect(await jobHistory(id)).toMatchObject({ changes: [], source: "index" });
    expect((await jobHistory(id)).since).not.toBeNull();
    expect((await jobHistory("none")).since).toBeNull();
    expect(rig.calls()).toEqual([0, 0]);
    const refused = { problem: { code: "index_unavailable" } };
    await rig.withIndex([], { ...READY, state: "filling", asOf: null });
    await expect(jobHistory(id)).rejects.toMatchObject(refused);
    rig.withoutIndex();
    await expect(jobHistory(id)).rejects.toMatchObject(refused);
  });
});

describe("facets", () => {
  it("come from the index, whoever answers the list", async () => {
    await rig.withIndex(all);
    const created = { kind: "preset", preset: "any" } as const;
    const { total, facets, source } = await jobFacets({ ...SEARCH, created, source: "live" });
    expect([total, source]).toEqual([all.length, "index"]);
    expect(facets.status.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
    expect(rig.calls()).toEqual([0, 0]);
  });

  it("are refused where no index reaches so far, and by what no job carries", async () => {
    const updated = { kind: "preset", preset: "7d" } as const;
    await rig.withIndex(all, { ...READY, state: "filling" });
    const asked = { ...SEARCH, technician: ["T1"] };
    const refused = {
      problem: { code: "index_unavailable", errors: [{ parameter: "technician" }] },
    };
    await expect(jobFacets(asked)).rejects.toMatchObject(refused);
    rig.withoutIndex();
    await expect(jobFacets(asked)).rejects.toMatchObject(refused);
    await expect(jobFacets({ ...SEARCH, updated })).rejects.toMatchObject({
      problem: { code: "bad_search", errors: [{ parameter: "updated" }] },
    });
  });

  it("and the report says so where there is none", async () => {
    rig.withoutIndex();
    expect(indexReport()).toMatchObject({ mode: "off", state: "off", reason: "configured" });
    await rig.withIndex(all);
    expect(indexReport()).toBe(READY);
  });
});
