import { describe, expect, it } from "vitest";
import { findAction, forgetActions } from "@/lib/server/db/actions";
import {
  ANN,
  booked,
  freeSlot,
  intentFor,
  intentOf,
  ownDatabase,
  setUp,
  stateOf,
  waiting,
} from "./testing/write-rig";
import type { Intent, WriteResult } from "./write-service";

const database = ownDatabase();

describe("a write to a job", () => {
  it("looks, records, sends once, looks again", async () => {
    const rig = await setUp(database);
    const jobId = waiting(rig);
    const start = await freeSlot(rig.api, jobId);
    const intent = await intentOf(rig, jobId, { operation: "schedule", start });
    const result = await rig.service.write(intent);
    expect(result).toMatchObject({
      type: "ended",
      end: { state: "done", appointmentId: expect.stringContaining(jobId) },
      job: { serviceJobStatus: "NOT_SERVICED" },
    });
    expect(rig.recorded).toEqual([intent]);
    expect(rig.noted).toMatchObject([{ state: "done" }]);
    expect(rig.simulator.writes()).toMatchObject([
      { executed: true, ids: { serviceJobId: jobId } },
    ]);
    expect(await findAction(database(), intent.key)).toMatchObject({
      state: "done",
      userId: "ann",
    });
  });

  it("is answered once everything here shows it, and waits for nothing before it is sent", async () => {
    const learning: (() => void)[] = [];
    const learn = () => new Promise<void>((resolve) => void learning.push(resolve));
    const rig = await setUp(database, { learn });
    const jobId = waiting(rig);
    const intent = await intentOf(rig, jobId, {
      operation: "cancel",
      reasonCode: "V1",
      payer: null,
    });
    let result: WriteResult | null = null;
    const writing = rig.service.write(intent).then((end) => {
      result = end;
    });
    await expect.poll(() => learning).toHaveLength(2);
    expect(rig.simulator.writes()).toHaveLength(1);
    expect(result).toBeNull();
    learning[1]?.();
    await writing;
    expect(result).toMatchObject({ type: "ended", job: { serviceJobStatus: "CANCELLED" } });
  });

  it("is not sent when the job is no longer what the person saw", async () => {
    const rig = await setUp(database);
    const { jobId, appointmentId } = await booked(rig);
    const start = await freeSlot(rig.api, jobId, 20);
    const move = { operation: "reschedule", appointmentId, start, reasonCode: "R1" } as const;
    const intent = await intentOf(rig, jobId, move);
    const before = rig.simulator.writes().length;
    rig.simulator.change(jobId, { technicians: [{ technicianId: "BEN", name: "Ben" }] });
    await expect(rig.service.write(intent)).resolves.toMatchObject({
      type: "conflict",
      job: { serviceJobId: jobId },
    });
    expect(rig.simulator.writes()).toHaveLength(before);
    expect(await findAction(database(), intent.key)).toBeNull();
  });

  it("is not sent when it cannot be recorded", async () => {
    const rig = await setUp(database, { record: () => Promise.reject(new Error("no audit")) });
    const jobId = waiting(rig);
    const intent = await intentOf(rig, jobId, {
      operation: "cancel",
      reasonCode: "V1",
      payer: null,
    });
    await expect(rig.service.write(intent)).rejects.toThrow("no audit");
    expect(rig.simulator.writes()).toEqual([]);
    expect(await findAction(database(), intent.key)).toMatchObject({ state: "not_done" });
  });

  it("says what Amazon refuses, and keeps its codes without its words", async () => {
    const rig = await setUp(database);
    const { jobId, appointmentId } = await booked(rig);
    const write = { operation: "assign", appointmentId, technicians: ["NOBODY"] } as const;
    const intent = await intentOf(rig, jobId, write);
    await expect(rig.service.write(intent)).resolves.toMatchObject({
      end: {
        state: "refused",
        status: 422,
        refusals: [{ reason: "technicianUnknown", technicians: ["NOBODY"] }],
      },
      receipt: { action: "assign", state: "refused", reasons: ["technicianUnknown"] },
    });
    const row = await findAction(database(), intent.key);
    expect(JSON.stringify(row?.outcome)).not.toContain("provided in the input");
  });

  it("is one for one key, however often it is asked for", async () => {
    const rig = await setUp(database);
    const jobId = waiting(rig);
    const intent = await intentOf(rig, jobId, {
      operation: "cancel",
      reasonCode: "V1",
      payer: null,
    });
    const [first, meanwhile] = await Promise.all([
      rig.service.write(intent),
      rig.service.write(intent),
    ]);
    const again = await rig.service.write(intent);
    expect([stateOf(first), stateOf(meanwhile), stateOf(again)]).toEqual([
      "done",
      "in_progress",
      "done",
    ]);
    const other = {
      ...intent,
      write: { operation: "cancel", reasonCode: "V2", payer: null } as const,
    };
    expect(await rig.service.write(other)).toEqual({ type: "key_reused" });
    expect(await rig.service.write({ ...intent, user: { ...ANN, id: "ben" } })).toEqual({
      type: "key_reused",
    });
    expect(rig.simulator.writes()).toHaveLength(1);
    expect(stateOf(await rig.service.recall(intent.key))).toBe("done");
    expect(await rig.service.recall("nobody's")).toBeNull();
  });

  it("waits for no other one to the same job, which is told", async () => {
    const rig = await setUp(database);
    const jobId = waiting(rig);
    const start = await freeSlot(rig.api, jobId);
    const add = await intentOf(rig, jobId, { operation: "schedule", start });
    const cancel = await intentOf(rig, jobId, {
      operation: "cancel",
      reasonCode: "V1",
      payer: null,
    });
    const both = await Promise.all([rig.service.write(add), rig.service.write(cancel)]);
    expect(both.map(stateOf)).toEqual(["done", "in_progress"]);
    expect(rig.simulator.writes()).toHaveLength(1);
  });
});

describe("a write that nobody waits for", () => {
  it("goes behind one that somebody waits for", async () => {
    const rig = await setUp(database, {}, { atAmazonsPace: true });
    const intents = await Promise.all([1, 2, 3].map(() => intentFor(rig, "assign")));
    const [first, second, click] = intents as [Intent, Intent, Intent];
    const before = rig.simulator.writes().length;
    const lane = "background" as const;
    await rig.service.write({ ...first, through: { lane } });
    const waits = rig.service.write({ ...second, through: { lane } });
    await Promise.all([waits, rig.service.write(click)]);
    const order = rig.simulator.writes().slice(before);
    expect(order.map(({ ids }) => ids.serviceJobId)).toEqual([
      ...[first, click, second].map(({ jobId }) => jobId),
    ]);
  });

  it("is not sent once it is called off, and is known not to be", async () => {
    const rig = await setUp(database, {}, { atAmazonsPace: true });
    const [first, second] = [await intentFor(rig, "assign"), await intentFor(rig, "assign")];
    const before = rig.simulator.writes().length;
    await rig.service.write(first);
    const leaving = new AbortController();
    const through = { lane: "background", signal: leaving.signal } as const;
    const waits = rig.service.write({ ...second, through });
    // It is recorded by then, and waits for its turn at Amazon.
    await expect.poll(() => rig.recorded.some(({ key }) => key === second.key)).toBe(true);
    leaving.abort();
    expect(stateOf(await waits)).toBe("not_done");
    expect(rig.simulator.writes()).toHaveLength(before + 1);
    expect(await findAction(database(), second.key)).toMatchObject({ state: "not_done" });
  });
});

it("intents are let go of after their time", async () => {
  const rig = await setUp(database);
  const intent = await intentFor(rig, "cancel");
  await rig.service.write(intent);
  const days = (count: number) => new Date(Date.now() + count * 86_400_000);
  expect(await forgetActions(database(), days(89))).toBe(0);
  expect(await forgetActions(database(), days(91))).toBeGreaterThan(0);
  expect(await findAction(database(), intent.key)).toBeNull();
});
