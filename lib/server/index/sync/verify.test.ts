import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "./clock";
import type { SyncReport } from "./report";
import { RATE, type SyncRig, syncRig } from "./testing/sync-rig";
import { daysOf, monthsOf } from "./verify";

/** A process begins by counting: so an hour need not pass. */
async function countOnce(rig: SyncRig): Promise<SyncReport> {
  const syncer = rig.start();
  await rig.clock.advance(MINUTE);
  const report = syncer.report();
  await syncer.close();
  return report;
}

describe("counts", () => {
  it("are said once they agree", async () => {
    const rig = await syncRig();
    const syncer = rig.start();
    await rig.clock.advance(3 * MINUTE);
    const { size } = await rig.truth();
    expect(syncer.report().verified).toMatchObject({ have: size, said: size });
  });

  it("hide a job that leaves after the second, and show it again when it comes back", async () => {
    const rig = await syncRig();
    await countOnce(rig);
    const job = await rig.anOpenJob();
    rig.simulator.change(job, { hidden: true, silent: true });
    await countOnce(rig);
    expect((await rig.rows()).map(({ id }) => id)).toContain(job);
    const { verified } = await countOnce(rig);
    expect(await rig.rows()).toEqual(await rig.expected());
    const { size } = await rig.truth();
    expect(verified).toMatchObject({ have: size, said: size });

    rig.simulator.change(job, { hidden: false, silent: true });
    await countOnce(rig);
    expect(await rig.rows()).toEqual(await rig.expected());
  });

  it("do not believe that many jobs are gone at once", async () => {
    const rig = await syncRig({ jobs: 400 });
    await countOnce(rig);
    const before = await rig.rows();
    const recent = [...(await rig.truth()).values()]
      .sort((one, other) => String(other.createTime).localeCompare(String(one.createTime)))
      .slice(0, 100);
    for (const { serviceJobId = "" } of recent) {
      rig.simulator.change(serviceJobId, { hidden: true, silent: true });
    }
    await countOnce(rig);
    await countOnce(rig);
    expect(rig.logged.filter(({ level }) => level === "warn").length).toBeGreaterThan(0);
    const left = new Set((await rig.rows()).map(({ id }) => id));
    const gone = before.filter(({ id }) => !left.has(id));
    expect(gone.length).toBeLessThan(60);
  });

  it.each([
    { faults: { totalOff: null }, variant: "@deep" },
    { faults: { totalOff: 3 }, variant: "@deep" },
    { faults: { totalOff: -3 }, variant: "" },
  ])(
    "that Amazon leaves out or gets wrong verify nothing and hide nothing: $faults $variant",
    async ({ faults }) => {
      const rig = await syncRig({ faults });
      await countOnce(rig);
      await countOnce(rig);
      expect(await countOnce(rig)).toMatchObject({ state: "ready", verified: null });
      expect(await rig.rows()).toEqual(await rig.expected());
    },
  );

  it("come each hour @deep", async () => {
    const rig = await syncRig();
    const syncer = rig.start();
    await rig.clock.advance(MINUTE);
    const { count } = { ...syncer.figures().calls };
    await rig.clock.advance(HOUR);
    expect(syncer.figures().calls.count).toBeGreaterThan(count);
    expect(syncer.figures().calls.count).toBeLessThanOrEqual(2 * count);
  });
});

describe("reads again", () => {
  it("bring changes of open jobs that no list tells of, within the hour", async () => {
    const rig = await syncRig();
    rig.start();
    await rig.clock.advance(10 * MINUTE);
    rig.simulator.change(await rig.anOpenJob(), { status: "CANCELLED", silent: true });
    await rig.skip(HOUR);
    await rig.skip(HOUR);
    expect(await rig.rows()).toEqual(await rig.expected());
  });
});

describe("an open job", () => {
  it("is read by itself where its order does not bring it, and hidden once Amazon does not know it", async () => {
    const rig = await syncRig();
    const syncer = rig.start();
    await rig.clock.advance(10 * MINUTE);
    const id = await rig.anOpenJob();
    const job = (await rig.truth()).get(id);
    // What was read of it said another order.
    syncer.learn([{ ...job, serviceOrderId: "999-0000000-0000001" }], 0);
    await rig.skip(HOUR);
    await rig.skip(HOUR);
    expect(syncer.figures().calls.refresh).toBeGreaterThan(0);
    expect(await rig.rows()).toEqual(await rig.expected());

    syncer.learn([{ serviceJobId: ".", serviceJobStatus: "HOLD" }], 0);
    syncer.learn([{ serviceJobId: "none such", serviceJobStatus: "HOLD" }], 0);
    for (let hour = 0; hour < 3; hour += 1) await rig.skip(HOUR);
    expect(syncer.report().state).toBe("ready");
    const rows = (await rig.rows()).map((row) => row.id);
    expect(rows).not.toContain("none such");
    expect(rows).toContain(".");
  });

  it("is read again with every other of its order, however many pages they are @deep", async () => {
    const rig = await syncRig();
    const syncer = rig.start();
    await rig.clock.advance(10 * MINUTE);
    const ids = rig.simulator.create(45);
    for (const id of ids) rig.simulator.change(id, { order: "113-0000000-0000045" });
    await rig.clock.advance(2 * MINUTE);
    for (const id of ids) rig.simulator.change(id, { status: "CANCELLED", silent: true });
    await rig.skip(HOUR);
    await rig.skip(HOUR);
    expect(await rig.rows()).toEqual(await rig.expected());
    expect(syncer.report().state).toBe("ready");
  });
});

describe("a quiet index", () => {
  it("costs little @deep", async () => {
    const rig = await syncRig({ jobs: 300 });
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
    const rig = await syncRig({ jobs: 300 });
    const syncer = rig.start({ months: 3 });
    await rig.clock.advance(10 * MINUTE);
    const { since } = syncer.report();
    expect(Date.parse(String(since))).toBeGreaterThan(rig.clock.now() - 93 * DAY);
    expect((await rig.rows()).length).toBeLessThan(300);
  });
});

it("days and months follow each other without a gap, newest first, and share their ends", () => {
  const at = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) });
  fc.assert(
    fc.property(at, fc.integer({ min: 1, max: 900 * DAY }), (from, length) => {
      const to = from + length;
      const months = monthsOf({ from, to });
      expect(months[0]?.to).toBe(to);
      expect(months.at(-1)?.from).toBe(from);
      const days = daysOf({ from, to });
      expect(days[0]?.to).toBe(to);
      expect(days.length).toBeLessThanOrEqual(7);
      for (const [spans, longest] of [[months, 31 * DAY] as const, [days, DAY] as const]) {
        for (const [index, span] of spans.entries()) {
          expect(span.to - span.from).toBeGreaterThan(0);
          expect(span.to - span.from).toBeLessThanOrEqual(longest);
          if (index > 0) expect(span.to).toBe(spans[index - 1]?.from);
        }
      }
    }),
  );
});
