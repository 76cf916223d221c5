import { describe, expect, it } from "vitest";
import { createAnswers } from "@/lib/server/index/answers";
import { HOUR, MINUTE, SECOND } from "./clock";
import { RATE, syncRig, US } from "./testing/sync-rig";

describe("filling", () => {
  it("brings every job, newest first, and says how far it is", async () => {
    const rig = await syncRig({ jobs: 400 });
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
    expect(await rig.appeared(), "what is filled in is no news").toEqual([]);
    const news = rig.simulator.create(4, "SEA-TUKWILA-01");
    await rig.clock.advance(61 * SECOND);
    expect(await rig.appeared()).toEqual(news.sort());
  });

  it("tells of what is created while it goes on", async () => {
    const rig = await syncRig({ jobs: 800 });
    const syncer = rig.start();
    await rig.clock.advance(500);
    const news = rig.simulator.create(3, "SEA-TUKWILA-01");
    syncer.learn([...(await rig.truth()).values()], 0);
    await rig.clock.advance(0);
    expect(syncer.report().state).toBe("filling");
    expect(await rig.appeared()).toEqual(news.sort());
  });

  it.each([
    [0.25, ""],
    [1, "@deep"],
  ])("takes no more than %d of the rate, and four calls at once %s", async (share) => {
    const rig = await syncRig({ jobs: 600 });
    rig.start({ share });
    await rig.clock.advance(3 * SECOND);
    const paced = rig.asked.filter(({ query }) => query.createdAfter !== undefined);
    expect(paced.length).toBeLessThanOrEqual(RATE * share * 3 + 1);
    expect(paced.length).toBeGreaterThanOrEqual(RATE * share * 3 * 0.8);
    expect(Math.max(...paced.map(({ inFlight }) => inFlight))).toBeLessThanOrEqual(5);
  });

  it("goes on where it was left, with what had come", async () => {
    const rig = await syncRig({ jobs: 600 });
    const first = rig.start();
    await rig.clock.advance(2 * SECOND);
    await first.close();
    const since = first.report().since;
    const calls = rig.asked.length;

    const second = rig.start();
    await rig.clock.advance(MINUTE);
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
    const rig = await syncRig();
    const syncer = rig.start();
    await rig.clock.advance(2 * MINUTE);
    if (asked) syncer.asked();
    await rig.clock.advance(MINUTE);
    const [created] = rig.simulator.create(1);
    rig.simulator.change(await rig.anOpenJob(), { status: "CANCELLED" });
    await rig.clock.advance(within + SECOND);
    const rows = await rig.rows();
    expect(rows.map(({ id }) => id)).toContain(created);
    expect(rows).toEqual(await rig.expected());
  });

  it("bring what Amazon shows late, by minutes or by twenty", async () => {
    const rig = await syncRig();
    rig.start();
    await rig.clock.advance(2 * MINUTE);
    const job = await rig.anOpenJob();
    rig.simulator.change(job, { status: "CANCELLED", lateMs: 20 * MINUTE });
    await rig.clock.advance(27 * MINUTE);
    expect(await rig.rows()).toEqual(await rig.expected());
  });

  it.each([
    [10, ""],
    [-10, "@deep"],
  ])("follow Amazon's clock, which is %d minutes off %s", async (minutes) => {
    const rig = await syncRig({ faults: { clockOffMs: minutes * MINUTE } });
    const syncer = rig.start();
    await rig.clock.advance(3 * MINUTE);
    rig.simulator.create(3);
    rig.simulator.change(await rig.anOpenJob(), { status: "CANCELLED" });
    await rig.clock.advance(61 * SECOND);
    expect(syncer.report().state).toBe("ready");
    expect(await rig.rows()).toEqual(await rig.expected());
    const { asOf } = syncer.report();
    const lag = rig.clock.now() + minutes * MINUTE - Date.parse(String(asOf));
    expect(Math.abs(lag)).toBeLessThan(2 * MINUTE);
  });

  it("take a job out of what needs somebody within a minute once its goods are delivered", async () => {
    const rig = await syncRig();
    const syncer = rig.start();
    await rig.clock.advance(2 * MINUTE);
    const answers = createAnswers(rig.engine, new Map());
    const isListed = async (id: string) => {
      const asking = { now: rig.clock.now(), marketplace: US };
      const scope = { store: [], marketplace: null };
      const page = { scope, seen: [], show: "open" as const, page: 1, size: 1_000 };
      const { jobs } = await answers.queue("goodsAfterVisit", page, asking);
      return jobs.some((job) => job.id === id);
    };
    const id = await rig.anOpenJob();
    const [startTime, promisedBy] = [1, 2].map((days) =>
      new Date(rig.clock.now() + days * 24 * HOUR).toISOString(),
    ) as [string, string];
    const appointment = { startTime, durationInMinutes: 60 };
    rig.simulator.change(id, { appointment, goods: { itemStatus: "SHIPPED", promisedBy } });
    await rig.clock.advance(61 * SECOND);
    expect(await isListed(id)).toBe(true);
    rig.simulator.change(id, { goods: { itemStatus: "DELIVERED", promisedBy } });
    // Somebody looks at it, so that it is polled for twice a minute.
    syncer.asked();
    await rig.clock.advance(MINUTE);
    expect(await isListed(id)).toBe(false);
  });

  it("move their watermark only when they came to the end, and ask with no upper bound", async () => {
    const rig = await syncRig();
    const syncer = rig.start();
    await rig.clock.advance(2 * MINUTE);
    const { asOf } = syncer.report();
    rig.simulator.create(50);
    rig.simulator.setFaults({ outage: "unavailable" });
    await rig.clock.advance(5 * MINUTE);
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

describe("what ends the syncing", () => {
  it("is a refused authorization: it is tried again rarely, and what is held stays", async () => {
    const rig = await syncRig();
    const syncer = rig.start();
    await rig.clock.advance(2 * MINUTE);
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
    const rig = await syncRig();
    let full = false;
    const syncer = rig.start({ failing: () => full });
    await rig.clock.advance(2 * MINUTE);
    full = true;
    syncer.learn([{ serviceJobId: "job-1" }], 0);
    await rig.clock.advance(HOUR);
    expect(syncer.report()).toMatchObject({ state: "stopped", reason: "internal" });
    expect(rig.logged.filter(({ level }) => level === "error")).toHaveLength(1);

    full = false;
    rig.simulator.create(1);
    await rig.clock.advance(20 * MINUTE);
    expect(syncer.report().state).toBe("ready");
    expect(await rig.rows()).toEqual(await rig.expected());
  });

  it("is its closing, at once and in the middle of a walk", async () => {
    const rig = await syncRig();
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
      const rig = await syncRig();
      await rig.start().close();
      const read = { number: 1, startedAt: 0 };
      const jobs = [{ serviceJobId: "theirs", createTime: "2026-11-01T00:00:00Z" }];
      await rig.table.apply({ marketplace: US, jobs, read }, facts);
      const syncer = rig.start();
      await rig.clock.advance(2 * MINUTE);
      expect(syncer.report().state).toBe("ready");
      expect(await rig.rows()).toEqual(await rig.expected());
    },
  );

  it("is kept where one account has several providers", async () => {
    const rig = await syncRig();
    const first = rig.start();
    await rig.clock.advance(2 * MINUTE);
    await first.close();
    rig.start();
    await rig.clock.advance(2 * MINUTE);
    expect(rig.logged.filter(({ level }) => level === "warn")).toEqual([]);
  });
});

describe("live reads", () => {
  it("are learnt at once, but never over what a later read has shown", async () => {
    const rig = await syncRig();
    const syncer = rig.start();
    await rig.clock.advance(2 * MINUTE);
    const id = await rig.anOpenJob();
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
    const rig = await syncRig();
    const syncer = rig.start();
    await rig.clock.advance(2 * MINUTE);
    const id = await rig.anOpenJob();
    rig.simulator.change(id, { hidden: true, silent: true });
    syncer.forget([id], 0);
    await rig.clock.advance(SECOND);
    expect((await rig.rows()).map((row) => row.id)).toContain(id);
    syncer.forget([id], 0);
    await rig.clock.advance(SECOND);
    expect(await rig.rows()).toEqual(await rig.expected());
  });
});
