import { describe, expect, it } from "vitest";
import { findAction } from "@/lib/server/db/actions";
import {
  booked,
  intentFor,
  intentOf,
  ownDatabase,
  setUp,
  stateOf,
  WRITES,
} from "./testing/write-rig";
import { createWriteService } from "./write-service";

const database = ownDatabase();

describe("an answer that is lost", () => {
  it.each(WRITES)("of %s that was done is found out, without a second write", async (operation) => {
    const rig = await setUp(database);
    const intent = await intentFor(rig, operation);
    const before = rig.simulator.writes().length;
    await rig.spoil("lost", intent.jobId);
    expect(stateOf(await rig.service.write(intent))).toBe("done");
    expect(rig.simulator.writes()).toHaveLength(before + 1);
    expect(rig.waited).toEqual([1_000]);
  });

  it.each(WRITES)("of %s that was not done is found out, too", async (operation) => {
    const rig = await setUp(database);
    const intent = await intentFor(rig, operation);
    const before = rig.simulator.writes().length;
    await rig.spoil("dropped", intent.jobId);
    const repeats = operation === "schedule" || operation === "assign";
    expect(stateOf(await rig.service.write(intent))).toBe(repeats ? "done" : "not_done");
    const writes = rig.simulator.writes().slice(before);
    expect(writes.map(({ executed }) => executed)).toEqual(repeats ? [false, true] : [false]);
    expect(rig.waited).toEqual([1_000, 2_000, 5_000]);
  });

  it("of what cannot be looked up stays unknown, and nothing is sent again", async () => {
    const rig = await setUp(database);
    const { jobId, appointmentId } = await booked(rig);
    const [startTime, endTime] = ["2026-11-30T10:00:00.000Z", "2026-11-30T10:30:00.000Z"];
    const data = { estimatedArrivalTime: { startTime, endTime } };
    const intent = await intentOf(rig, jobId, { operation: "fulfil", appointmentId, data });
    await rig.spoil("lost", jobId);
    const before = rig.simulator.writes().length;
    expect(stateOf(await rig.service.write(intent))).toBe("unknown");
    expect(stateOf(await rig.service.write(intent))).toBe("unknown");
    expect(rig.simulator.writes()).toHaveLength(before + 1);
  });

  it("is looked up after a restart in the middle", async () => {
    const rig = await setUp(database);
    const intent = await intentFor(rig, "cancel");
    const stopped = createWriteService({ ...rig.parts, sleep: () => new Promise(() => undefined) });
    await rig.spoil("lost", intent.jobId);
    void stopped.write(intent);
    await expect
      .poll(() => rig.simulator.writes().filter(({ fault }) => fault === "lost"))
      .toHaveLength(1);
    const restarted = createWriteService({ ...rig.parts, abandonedMs: 0 });
    expect(await createWriteService(rig.parts).settleAll()).toBe(0);
    expect(await restarted.settleAll()).toBe(1);
    expect(await findAction(database(), intent.key)).toMatchObject({ state: "done" });
    expect(await restarted.settleAll()).toBe(0);
    expect(rig.simulator.writes().filter(({ executed }) => executed)).toHaveLength(2);
  });
});
