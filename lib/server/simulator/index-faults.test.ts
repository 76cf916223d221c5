import { describe, expect, it } from "vitest";
import { listingOf, NOW, type Rig, rig } from "./testing/client";

const iso = (instant: number) => new Date(instant).toISOString();

async function idsUpdatedSince({ get }: Rig, instant: number): Promise<(string | undefined)[]> {
  const query = new URLSearchParams({
    marketplaceIds: "ATVPDKIKX0DER",
    lastUpdatedAfter: iso(instant),
  });
  const reply = await get(`/service/v1/serviceJobs?${query}`);
  return listingOf(reply).jobs.map((job) => job.serviceJobId);
}

async function someJob({ list }: Rig): Promise<string> {
  return listingOf(await list({ sortOrder: "ASC" })).jobs[0]?.serviceJobId ?? "";
}

describe("an outage", () => {
  it("answers 503 everywhere, at Login with Amazon too", async () => {
    const { list, simulator, token } = await rig({ jobs: 20, faults: { outage: null } });
    simulator.setFaults({ outage: "unavailable" });
    expect((await list()).status).toBe(503);
    expect((await token()).status).toBe(503);
    simulator.setFaults({ outage: null });
    expect((await list()).status).toBe(200);
  });

  it("may end every connection, but for the switchboard's", async () => {
    const { control, list, token } = await rig({ jobs: 20 });
    await control("faults", { outage: "disconnected" });
    await expect(list()).rejects.toThrow();
    await expect(token()).rejects.toThrow();
    await control("faults", { outage: null });
    expect((await list()).status).toBe(200);
  });

  it("is not the end of the authorization, which answers 403", async () => {
    const { get, list, simulator, token } = await rig({ jobs: 20 });
    simulator.setFaults({ denied: true });
    for (const reply of [await list(), await get("/service/v1/serviceJobs/1")]) {
      expect([reply.status, reply.errors[0]?.code]).toEqual([403, "Unauthorized"]);
    }
    expect((await token()).status).toBe(200);
  });
});

describe("a storm of 429s", () => {
  async function statuses(seed: number, refusals: number, share: number): Promise<number[]> {
    const { list, simulator } = await rig({ jobs: 20, seed });
    simulator.setFaults({ storm: { refusals, share } });
    const seen: number[] = [];
    for (let call = 0; call < 60; call += 1) seen.push((await list()).status);
    return seen;
  }

  it("refuses as often as told and then no more, the same way for the same seed", async () => {
    const seen = await statuses(7, 10, 0.4);
    expect(seen.filter((status) => status === 429)).toHaveLength(10);
    expect(seen.lastIndexOf(429)).toBeGreaterThan(10);
    expect(await statuses(7, 10, 0.4)).toEqual(seen);
    expect(await statuses(8, 10, 0.4)).not.toEqual(seen);
  });

  it("begins anew when it is told again", async () => {
    const { list, simulator } = await rig({ jobs: 20 });
    for (const expected of [429, 200]) {
      if (expected === 429) simulator.setFaults({ storm: { refusals: 1, share: 1 } });
      expect((await list()).status).toBe(expected);
    }
    simulator.setFaults({ storm: { refusals: 1, share: 1 } });
    expect((await list()).status).toBe(429);
  });
});

describe("totals", () => {
  it("may be wrong or missing on every page", async () => {
    const { list, simulator } = await rig({ jobs: 100 });
    const right = listingOf(await list()).totalResultSize;
    for (const [totalOff, expected] of [
      [5, right + 5],
      [-2, right - 2],
      [-1_000, 0],
      [null, undefined],
      [0, right],
    ] as const) {
      simulator.setFaults({ totalOff });
      const page = listingOf(await list());
      expect(page.totalResultSize).toBe(expected);
      expect(page.jobs).toHaveLength(20);
    }
  });
});

describe("the time of the last update", () => {
  it("may be known late, and then says when the change was", async () => {
    const started = await rig({ jobs: 50, faults: { updateDelayMs: 90_000 } });
    const { clock, simulator } = started;
    const id = await someJob(started);
    clock.now = NOW + 10_000;
    simulator.change(id, { status: "HOLD" });
    const [created] = simulator.create(1, "SEA-TUKWILA-01");
    clock.now = NOW + 99_999;
    expect(await idsUpdatedSince(started, NOW + 1)).toEqual([]);
    expect(listingOf(await started.list()).jobs[0]?.serviceJobId).toBe(created);
    clock.now = NOW + 100_000;
    expect((await idsUpdatedSince(started, NOW + 10_000)).sort()).toEqual([id, created].sort());
    expect(await idsUpdatedSince(started, NOW + 10_001)).toEqual([]);
  });

  it("may stay as it was", async () => {
    const started = await rig({ jobs: 50, faults: { silentRate: 1 } });
    const { clock, simulator } = started;
    const id = await someJob(started);
    clock.now = NOW + 10_000;
    simulator.change(id, { status: "HOLD" });
    expect(await idsUpdatedSince(started, NOW + 1)).toEqual([]);
    simulator.change(id, { status: "CANCELLED", silent: false });
    expect(await idsUpdatedSince(started, NOW + 1)).toEqual([id]);
  });

  it.each([600_000, -600_000])("is by Amazon's clock, %i ms off", async (clockOffMs) => {
    const started = await rig({ jobs: 50 });
    const { simulator } = started;
    const id = await someJob(started);
    simulator.setFaults({ clockOffMs });
    simulator.change(id, { status: "HOLD" });
    const stamped = NOW + clockOffMs;
    expect(await idsUpdatedSince(started, stamped)).toContain(id);
    expect(await idsUpdatedSince(started, stamped + 1)).not.toContain(id);
    expect((await started.list()).headers.date).toBe(new Date(stamped).toUTCString());
  });
});
