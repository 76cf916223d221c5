import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { findAction } from "@/lib/server/db/actions";
import { freeSlot, intentOf, ownDatabase, setUp, stateOf, waiting } from "./testing/write-rig";
import { createWriteService } from "./write-service";

const database = ownDatabase();

describe("two processes of one database", () => {
  it("write to a job one after the other", async () => {
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const rig = await setUp(database);
    const other = createWriteService({ ...rig.parts, record: () => held });
    const jobId = waiting(rig);
    const start = await freeSlot(rig.api, jobId);
    const add = await intentOf(rig, jobId, { operation: "schedule", start });
    const cancel = await intentOf(rig, jobId, {
      operation: "cancel",
      reasonCode: "V1",
      payer: null,
    });
    const adding = other.write(add);
    await expect.poll(() => findAction(database(), add.key)).toMatchObject({ state: "sent" });
    expect(stateOf(await rig.service.write(cancel))).toBe("in_progress");
    expect(stateOf(await rig.service.write(add))).toBe("in_progress");
    expect(stateOf(await rig.service.recall(add.key))).toBe("in_progress");
    expect(await rig.service.settleAll()).toBe(0);
    letGo();
    expect(stateOf(await adding)).toBe("done");
    expect(stateOf(await rig.service.write(cancel))).toBe("conflict");
    expect(rig.simulator.writes()).toHaveLength(1);
  });

  it("do not wait for one that is gone: what it began is looked up first", async () => {
    const rig = await setUp(database, { abandonedMs: 0 });
    const gone = createWriteService({ ...rig.parts, record: () => new Promise(() => undefined) });
    const jobId = waiting(rig);
    const start = await freeSlot(rig.api, jobId);
    const add = await intentOf(rig, jobId, { operation: "schedule", start });
    void gone.write(add);
    await expect.poll(() => findAction(database(), add.key)).toMatchObject({ state: "sent" });
    const again = { ...add, key: randomUUID() };
    expect(stateOf(await rig.service.write(again))).toBe("done");
    expect(await findAction(database(), add.key)).toMatchObject({ state: "not_done" });
    expect(rig.simulator.writes()).toHaveLength(1);
  });
});
