import { afterEach, describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "./clock";
import { RATE, type SyncRig, syncRig, US } from "./testing/sync-rig";

const running: SyncRig[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((rig) => rig.stop()));
});

async function rigOf(...options: Parameters<typeof syncRig>): Promise<SyncRig> {
  const rig = await syncRig(...options);
  running.push(rig);
  return rig;
}

async function anOpenJob(rig: SyncRig): Promise<string> {
  const jobs = [...(await rig.truth()).values()];
  const open = jobs.find(({ serviceJobStatus }) => serviceJobStatus === "NOT_SERVICED");
  return open?.serviceJobId ?? "";
}

describe("filling", () => {
  it("brings every job, newest first, and says how far it is", async () => {
    const rig = await rigOf({ jobs: 600 });
    const syncer = rig.start();
    expect(syncer.report()).toMatchObject({ state: "filling", asOf: null, since: null });

    await rig.clock.advance(1 * SECOND);
    const early = syncer.report();
    expect(early.state).toBe("filling");
    expect(early.progress).toBeGreaterThan(0);
    expect(early.progress).toBeLessThan(1);
    const newer = [...(await rig.truth()).values()].filter(
      ({ createTime = "" }) => createTime > String(early.since),
    );
    const held = new Set((await rig.rows()).map(({ id }) => id));
    expect(newer.length).toBeGreaterThan(0);
    expect(newer.filter(({ serviceJobId = "" }) => !held.has(serviceJobId))).toEqual([]);

    await rig.clock.advance(2 * MINUTE);
    expect(syncer.report()).toMatchObject({ state: "ready", progress: null, reason: null });
    expect(await rig.rows()).toEqual(await rig.expected());
  });

  it.each([1, 0.25])("takes no more than %d of the rate, and four calls at once", async (share) => {
    const rig = await rigOf({ jobs: 900 });
    rig.start({ share });
    await rig.clock.advance(3 * SECOND);
    const paced = rig.asked.filter(({ query }) => query.createdAfter !== undefined);
    expect(paced.length).toBeLessThanOrEqual(RATE * share * 3 + 1);
    expect(paced.length).toBeGreaterThanOrEqual(RATE * share * 3 * 0.8);
    expect(Math.max(...paced.map(({ inFlight }) => inFlight))).toBeLessThanOrEqual(5);
  });

  it("goes on where it was left, with what had come", async () => {
    const rig = await rigOf({ jobs: 900 });
    const first = rig.start();
    await rig.clock.advance(2 * SECOND);
    await first.close();
    const since = first.report().since;
    const calls = rig.asked.length;

    const second = rig.start();
    await rig.clock.advance(5 * MINUTE);
    expect(second.report().state).toBe("ready");
    const ends = rig.asked.slice(calls).flatMap(({ query }) => query.createdBefore ?? []);
    const [, firstOfFilling] = ends;
    expect(firstOfFilling).toBe(since);
    expect(await rig.rows()).toEqual(await rig.expected());
  });
});

describe("polls", () => {
  it.each([
    { asked: true, within: 30 * SECOND },
    { asked: false, within: MINUTE },
  ])("bring a change within %j", async ({ asked, within }) => {
    const rig = await rigOf();
    const syncer = rig.start();
    await rig.clock.advance(10 * MINUTE);
    if (asked) syncer.asked();
    await rig.clock.advance(MINUTE);
    const [created] = rig.simulator.create(1);
    rig.simulator.change(await anOpenJob(rig), { status: "CANCELLED" });
    await rig.clock.advance(within + SECOND);
    const rows = await rig.rows();
    expect(rows.map(({ id }) => id)).toContain(created);
    expect(rows).toEqual(await rig.expected());
  });

  it("bring what Amazon shows late, by minutes or by twenty", async () => {
    const rig = await rigOf();
    rig.start();
    await rig.clock.advance(10 * MINUTE);
    const job = await anOpenJob(rig);
    rig.simulator.change(job, { status: "CANCELLED", lateMs: 20 * MINUTE });
    await rig.clock.advance(27 * MINUTE);
    expect(await rig.rows()).toEqual(await rig.expected());
  });

  it.each([-10, 10])("follow Amazon's clock, which is %d minutes off", async (minutes) => {
    const rig = await rigOf({ faults: { clockOffMs: minutes * MINUTE } });
    const syncer = rig.start();
    await rig.clock.advance(3 * MINUTE);
    rig.simulator.create(3);
    rig.simulator.change(await anOpenJob(rig), { status: "CANCELLED" });
    await rig.clock.advance(61 * SECOND);
    expect(syncer.report().state).toBe("ready");
    expect(await rig.rows()).toEqual(await rig.expected());
    const { asOf } = syncer.report();
    const lag = rig.clock.now() + minutes * MINUTE - Date.parse(String(asOf));
    expect(Math.abs(lag)).toBeLessThan(2 * MINUTE);
  });

  it("move their watermark only when they came to the end, and ask with no upper bound", async () => {
    const rig = await rigOf();
    const syncer = rig.start();
    await rig.clock.advance(10 * MINUTE);
    const { asOf } = syncer.report();
    rig.simulator.create(50);
    rig.simulator.setFaults({ outage: "unavailable" });
    await rig.clock.advance(10 * MINUTE);
    expect(syncer.report()).toMatchObject({ state: "behind", asOf, reason: "unavailable" });
    rig.simulator.setFaults({ outage: null });
    await rig.clock.advance(6 * MINUTE);
    expect(syncer.report()).toMatchObject({ state: "ready", reason: null });
    expect(await rig.rows()).toEqual(await rig.expected());
    const polls = rig.asked.filter(({ query }) => query.lastUpdatedAfter !== undefined);
    expect(polls.filter(({ query }) => query.lastUpdatedBefore !== undefined)).toEqual([]);
    expect(polls.every(({ query }) => query.sortOrder === "ASC")).toBe(true);
  });
});

describe("counts", () => {
  it("are said once they agree", async () => {
    const rig = await rigOf();
    const syncer = rig.start();
    await rig.clock.advance(3 * MINUTE);
    const { size } = await rig.truth();
    expect(syncer.report().verified).toMatchObject({ have: size, said: size });
  });

  it("hide a job that leaves after the second, and show it again when it comes back", async () => {
    const rig = await rigOf();
    const syncer = rig.start();
    await rig.clock.advance(10 * MINUTE);
    const job = await anOpenJob(rig);
    rig.simulator.change(job, { hidden: true, silent: true });
    await rig.clock.advance(HOUR);
    expect((await rig.rows()).map(({ id }) => id)).toContain(job);
    await rig.clock.advance(HOUR);
    expect(await rig.rows()).toEqual(await rig.expected());
    expect(syncer.report().verified).toMatchObject({ have: (await rig.truth()).size });

    rig.simulator.change(job, { hidden: false, silent: true });
    await rig.clock.advance(HOUR + MINUTE);
    expect(await rig.rows()).toEqual(await rig.expected());
  });

  it("do not believe that many jobs are gone at once", async () => {
    const rig = await rigOf({ jobs: 400 });
    rig.start();
    await rig.clock.advance(10 * MINUTE);
    const before = await rig.rows();
    const recent = [...(await rig.truth()).values()]
      .sort((one, other) => String(other.createTime).localeCompare(String(one.createTime)))
      .slice(0, 60);
    for (const { serviceJobId = "" } of recent) {
      rig.simulator.change(serviceJobId, { hidden: true, silent: true });
    }
    await rig.clock.advance(HOUR);
    const warned = rig.logged.filter(({ level }) => level === "warn");
    expect(warned.length).toBeGreaterThan(0);
    const left = new Set((await rig.rows()).map(({ id }) => id));
    const gone = before.filter(({ id }) => !left.has(id));
    expect(gone.length).toBeLessThan(60);
  });

  it.each([{ totalOff: null }, { totalOff: 3 }, { totalOff: -3 }])(
    "that Amazon leaves out or gets wrong verify nothing and hide nothing: %j",
    async (faults) => {
      const rig = await rigOf({ faults });
      const syncer = rig.start();
      await rig.clock.advance(2 * HOUR);
      expect(syncer.report()).toMatchObject({ state: "ready", verified: null });
      expect(await rig.rows()).toEqual(await rig.expected());
    },
  );
});

describe("reads again", () => {
  it("bring changes of open jobs that no list tells of, within the hour", async () => {
    const rig = await rigOf();
    rig.start();
    await rig.clock.advance(10 * MINUTE);
    rig.simulator.change(await anOpenJob(rig), { status: "CANCELLED", silent: true });
    await rig.clock.advance(2 * HOUR);
    expect(await rig.rows()).toEqual(await rig.expected());
  });
});

describe("what ends the syncing", () => {
  it("is a refused authorization: it is tried again rarely, and what is held stays", async () => {
    const rig = await rigOf();
    const syncer = rig.start();
    await rig.clock.advance(10 * MINUTE);
    const { asOf } = syncer.report();
    const rows = await rig.rows();
    rig.simulator.setFaults({ denied: true });
    await rig.clock.advance(2 * MINUTE);
    expect(syncer.report()).toMatchObject({ state: "stopped", reason: "access" });
    const calls = rig.asked.length;
    await rig.clock.advance(HOUR);
    expect(rig.asked.length - calls).toBeLessThanOrEqual(4);
    expect(syncer.report()).toMatchObject({ state: "stopped", reason: "access", asOf });
    expect(rig.logged.filter(({ level }) => level === "error")).toHaveLength(1);
    expect(await rig.rows()).toEqual(rows);

    rig.simulator.setFaults({ denied: false });
    rig.simulator.create(3);
    await rig.clock.advance(20 * MINUTE);
    expect(syncer.report()).toMatchObject({ state: "ready", reason: null });
    expect(await rig.rows()).toEqual(await rig.expected());
  });

  it("is a full disk, said once; also when a live read is learnt", async () => {
    const rig = await rigOf();
    let full = false;
    const syncer = rig.start({ failing: () => full });
    await rig.clock.advance(10 * MINUTE);
    full = true;
    syncer.learn([{ serviceJobId: "job-1" }], 0);
    await rig.clock.advance(2 * HOUR);
    expect(syncer.report()).toMatchObject({ state: "stopped", reason: "internal" });
    expect(rig.logged.filter(({ level }) => level === "error")).toHaveLength(1);

    full = false;
    rig.simulator.create(1);
    await rig.clock.advance(20 * MINUTE);
    expect(syncer.report().state).toBe("ready");
    expect(await rig.rows()).toEqual(await rig.expected());
  });

  it("is its closing, at once and in the middle of a walk", async () => {
    const rig = await rigOf();
    const syncer = rig.start();
    await rig.clock.advance(100);
    await syncer.close();
    const calls = rig.asked.length;
    await rig.clock.advance(HOUR);
    expect(rig.asked).toHaveLength(calls);
    syncer.learn([{ serviceJobId: "job-1" }], 0);
    syncer.forget(["job-1"], 0);
  });
});

describe("what is held of somebody else", () => {
  it.each([{ providers: ["another provider"] }, { marketplaces: ["A1PA6795UKMFR9"] }])(
    "is dropped: %j",
    async (facts) => {
      const rig = await rigOf();
      await rig.start().close();
      const read = { number: 1, startedAt: 0 };
      const jobs = [{ serviceJobId: "theirs", createTime: "2026-11-01T00:00:00Z" }];
      await rig.table.apply({ marketplace: US, jobs, read }, facts);
      const syncer = rig.start();
      await rig.clock.advance(10 * MINUTE);
      expect(syncer.report().state).toBe("ready");
      expect(await rig.rows()).toEqual(await rig.expected());
    },
  );

  it("is kept where one account has several providers", async () => {
    const rig = await rigOf();
    const first = rig.start();
    await rig.clock.advance(10 * MINUTE);
    await first.close();
    rig.start();
    await rig.clock.advance(10 * MINUTE);
    expect(rig.logged.filter(({ level }) => level === "warn")).toEqual([]);
  });
});

describe("live reads", () => {
  it("are learnt at once, but never over what a later read has shown", async () => {
    const rig = await rigOf();
    const syncer = rig.start();
    await rig.clock.advance(10 * MINUTE);
    const id = await anOpenJob(rig);
    const old = (await rig.truth()).get(id);
    rig.simulator.change(id, { status: "CANCELLED", silent: true });
    const now = (await rig.truth()).get(id);
    if (!old || !now) throw new Error("There is no open job.");
    syncer.learn([now], 0);
    await rig.clock.advance(0);
    expect(await rig.rows()).toEqual(await rig.expected());
    syncer.learn([old], 5 * SECOND);
    await rig.clock.advance(0);
    expect(await rig.rows()).toEqual(await rig.expected());
  });

  it("hide a job that two of them asked for in vain", async () => {
    const rig = await rigOf();
    const syncer = rig.start();
    await rig.clock.advance(10 * MINUTE);
    const id = await anOpenJob(rig);
    rig.simulator.change(id, { hidden: true, silent: true });
    syncer.forget([id], 0);
    await rig.clock.advance(SECOND);
    expect((await rig.rows()).map((row) => row.id)).toContain(id);
    syncer.forget([id], 0);
    await rig.clock.advance(SECOND);
    expect(await rig.rows()).toEqual(await rig.expected());
  });
});

describe("a quiet index", () => {
  it("costs little", async () => {
    const rig = await rigOf({ jobs: 600 });
    const syncer = rig.start();
    await rig.clock.advance(10 * MINUTE);
    const { calls } = syncer.figures();
    const before = Object.values(calls).reduce((sum, count) => sum + count, 0);
    await rig.clock.advance(HOUR);
    const after = Object.values(syncer.figures().calls).reduce((sum, count) => sum + count, 0);
    expect((after - before) / (3_600 * RATE)).toBeLessThan(0.01);
    expect(syncer.figures().repairs).toBe(0);
  });

  it("forgets what is too old", async () => {
    const rig = await rigOf({ jobs: 300 });
    const syncer = rig.start({ months: 3 });
    await rig.clock.advance(10 * MINUTE);
    const { since } = syncer.report();
    expect(Date.parse(String(since))).toBeGreaterThan(rig.clock.now() - 93 * DAY);
    expect((await rig.rows()).length).toBeLessThan(300);
  });
});
