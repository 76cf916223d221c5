import { describe, expect, it } from "vitest";
import {
  blocksOf,
  findBlock,
  findResourceAction,
  findSentSchedule,
  forgetBlock,
  forgetResourceActions,
  openResourceActions,
} from "@/lib/server/db/resource-actions";
import type { WriteFault } from "@/lib/server/simulator/actions/write-log";
import type { ResourceWrite } from "./resource-write";
import { createResourceWrites } from "./resource-writes";
import {
  block,
  intentOf,
  LATER,
  LUNCH,
  PLACE,
  PLAN,
  type Rig,
  replacement,
  resourceRig,
  stateOf,
} from "./testing/resource-rig";
import { ownDatabase } from "./testing/write-rig";

const database = ownDatabase();
const setUp = (change: Parameters<typeof resourceRig>[1] = {}) => resourceRig(database, change);

async function blocked(rig: Rig): Promise<string> {
  const intent = block();
  expect(await rig.service.write(intent)).toMatchObject({ end: { state: "done" } });
  return intent.key;
}

describe("time that is blocked", () => {
  it("is sent once, kept with Amazon's id, moved under a new one and taken back", async () => {
    const rig = await setUp();
    const id = await blocked(rig);
    const first = await findBlock(database(), id);
    expect(first).toMatchObject({ state: "standing", userName: "Ann", ...LUNCH });
    const moved = await rig.service.write(
      intentOf({ operation: "moveBlock", blockId: id, ...LATER }),
    );
    expect(moved).toMatchObject({ end: { state: "done" }, block: { ...LATER } });
    const second = await findBlock(database(), id);
    expect(second?.reservationId).not.toBe(first?.reservationId);
    const unblock = intentOf({ operation: "unblock", blockId: id });
    expect(stateOf(await rig.service.write(unblock))).toBe("done");
    expect(await blocksOf(database(), PLACE.resource)).toEqual([]);
    expect(rig.writes()).toEqual([
      ["createReservation", true],
      ["updateReservation", true],
      ["cancelReservation", true],
    ]);
    expect(rig.noted.map(({ state }) => state)).toEqual(["done", "done", "done"]);
  });

  it("is one for one key, and never an id of Amazon's in a body that makes one", async () => {
    const rig = await setUp();
    const intent = block();
    const both = await Promise.all([rig.service.write(intent), rig.service.write(intent)]);
    expect(both.map(stateOf)).toEqual(["done", "in_progress"]);
    expect(stateOf(await rig.service.write(intent))).toBe("done");
    const other = { ...intent, write: { operation: "block", ...LATER } as const };
    expect(await rig.service.write(other)).toEqual({ type: "key_reused" });
    expect(rig.writes()).toEqual([["createReservation", true]]);
  });

  it.each<[WriteFault, string, string | undefined]>([
    ["lost", "done", "lost"],
    ["500-done", "done", "lost"],
    ["503-done", "done", "lost"],
    ["dropped", "not_done", undefined],
    ["503-not-done", "not_done", undefined],
  ])("is never sent twice: %s is %s", async (fault, state, kept) => {
    const rig = await setUp();
    await rig.spoil(fault, "createReservation");
    const intent = block();
    expect(stateOf(await rig.service.write(intent))).toBe(state);
    expect(stateOf(await rig.service.write(intent))).toBe(state);
    expect((await findBlock(database(), intent.key))?.state).toBe(kept);
    expect(rig.writes()).toEqual([["createReservation", kept !== undefined]]);
  });

  it("whose id was lost can be forgotten, and neither moved nor taken back", async () => {
    const rig = await setUp();
    await rig.spoil("lost", "createReservation");
    const { key } = await rig.service.write(block()).then(async () => {
      const [row] = await blocksOf(database(), PLACE.resource);
      return { key: row?.id ?? "" };
    });
    const unblock = intentOf({ operation: "unblock", blockId: key });
    expect(await rig.service.write(unblock)).toMatchObject({ type: "no_block" });
    expect(rig.writes()).toHaveLength(1);
    for (const { id } of await blocksOf(database(), PLACE.resource)) {
      await forgetBlock(database(), id);
    }
    expect(await findBlock(database(), key)).toBeNull();
  });

  it("whose move was lost is there under an id that nobody knows", async () => {
    const rig = await setUp();
    const id = await blocked(rig);
    await rig.spoil("lost", "updateReservation");
    const move = intentOf({ operation: "moveBlock", blockId: id, ...LATER });
    expect(stateOf(await rig.service.write(move))).toBe("done");
    expect(await findBlock(database(), id)).toMatchObject({ state: "lost", ...LATER });
    expect(rig.writes()).toHaveLength(2);
  });

  it("whose move nobody could look up is known to have moved by the next try", async () => {
    const rig = await setUp();
    const id = await blocked(rig);
    const blind = { ...rig.parts.api, getRangeSlotCapacity: rig.api.getRangeSlotCapacity };
    let looks = 0;
    const service = createResourceWrites({
      ...rig.parts,
      api: {
        ...blind,
        getRangeSlotCapacity: (...asked) => {
          looks += 1;
          if (looks > 1 && looks < 5) return Promise.reject(new Error("Amazon is away"));
          return rig.api.getRangeSlotCapacity(...asked);
        },
      },
    });
    await rig.spoil("lost", "updateReservation");
    const move = intentOf({ operation: "moveBlock", blockId: id, ...LATER });
    expect(stateOf(await service.write(move))).toBe("unknown");
    expect(await findBlock(database(), id)).toMatchObject({ state: "standing", moving: LATER });
    const unblock = intentOf({ operation: "unblock", blockId: id });
    expect(stateOf(await service.write(unblock))).toBe("refused");
    expect(await findBlock(database(), id)).toMatchObject({ state: "lost", ...LATER });
  });

  it("that is gone from Amazon is marked by a move, and gone for whoever takes it away", async () => {
    const rig = await setUp();
    const [one, other] = [await blocked(rig), await blocked(rig)];
    for (const id of [one, other]) {
      const { reservationId } = (await findBlock(database(), id)) ?? {};
      const { marketplace: marketplaceId } = PLACE;
      await rig.api.cancelReservation({ reservationId: reservationId ?? "", marketplaceId });
    }
    const move = intentOf({ operation: "moveBlock", blockId: one, ...LATER });
    expect(await rig.service.write(move)).toMatchObject({
      end: { state: "refused", reasons: ["blockGone"] },
      block: { state: "gone" },
    });
    expect(await forgetBlock(database(), one)).toBe(true);
    const unblock = intentOf({ operation: "unblock", blockId: other });
    expect(await rig.service.write(unblock)).toMatchObject({
      end: { state: "done", wasGone: true },
      block: null,
    });
  });

  it.each<[WriteFault, boolean[]]>([
    ["lost", [true, false]],
    ["dropped", [false, true]],
  ])("is taken away with one repeat after %s", async (fault, executed) => {
    const rig = await setUp();
    const id = await blocked(rig);
    await rig.spoil(fault, "cancelReservation");
    const unblock = intentOf({ operation: "unblock", blockId: id });
    expect(await rig.service.write(unblock)).toMatchObject({
      end: { state: "done", wasGone: false },
    });
    expect(rig.writes().slice(1)).toEqual(executed.map((was) => ["cancelReservation", was]));
    expect(await findBlock(database(), id)).toBeNull();
  });

  it("is refused in a 200, and then nothing is kept", async () => {
    const rig = await setUp();
    const intent = block();
    const short = { ...intent.write, time: { ...LUNCH.time, to: 722 } } as ResourceWrite;
    expect(await rig.service.write({ ...intent, write: short })).toMatchObject({
      end: { state: "refused", status: 200 },
    });
    expect(await findBlock(database(), intent.key)).toBeNull();
  });

  it("is not sent when it cannot be recorded", async () => {
    const rig = await setUp({ record: () => Promise.reject(new Error("no audit")) });
    const intent = block();
    await expect(rig.service.write(intent)).rejects.toThrow("no audit");
    expect(rig.writes()).toEqual([]);
    expect(await findResourceAction(database(), intent.key)).toMatchObject({ state: "not_done" });
  });

  it("is looked up after a restart in the middle", async () => {
    const rig = await setUp();
    const stopped = createResourceWrites({
      ...rig.parts,
      sleep: () => new Promise(() => undefined),
    });
    await rig.spoil("lost", "createReservation");
    const intent = block();
    void stopped.write(intent);
    await expect.poll(() => rig.writes()).toHaveLength(1);
    const next = createResourceWrites({ ...rig.parts, abandonedMs: 0 });
    expect(await createResourceWrites(rig.parts).settleAll()).toBe(0);
    await expect.poll(() => next.settleAll()).toBe(1);
    expect(await findBlock(database(), intent.key)).toMatchObject({ state: "lost" });
    expect(await openResourceActions(database(), new Date())).toEqual([]);
    expect(rig.writes()).toHaveLength(1);
  });
});

describe("a schedule that is replaced", () => {
  it("is sent once and kept, with a note that there was one", async () => {
    const rig = await setUp();
    const result = await rig.service.write(await replacement(rig));
    expect(result).toMatchObject({ end: { state: "done", warnings: ["ScheduleOverride"] } });
    expect(rig.writes()).toEqual([["updateSchedule", true]]);
    expect(await findSentSchedule(database(), PLACE.resource)).toMatchObject({ plan: PLAN });
  });

  it("is not sent over one that the person has not seen", async () => {
    const rig = await setUp();
    const stale = await replacement(rig);
    await rig.service.write(await replacement(rig));
    expect(await rig.service.write(stale)).toEqual({ type: "conflict" });
    expect(rig.writes()).toHaveLength(1);
  });

  it.each<[WriteFault, boolean[]]>([
    ["lost", [true]],
    ["503-done", [true]],
    ["dropped", [false, true]],
  ])("is found in what is given after %s", async (fault, executed) => {
    const rig = await setUp();
    const intent = await replacement(rig);
    await rig.spoil(fault, "updateSchedule");
    expect(stateOf(await rig.service.write(intent))).toBe("done");
    expect(rig.writes()).toEqual(executed.map((was) => ["updateSchedule", was]));
  });
});

it("intents are let go of after their time", async () => {
  const later = new Date(Date.now() + 91 * 86_400_000);
  expect(await forgetResourceActions(database(), new Date())).toBe(0);
  expect(await forgetResourceActions(database(), later)).toBeGreaterThan(0);
});
