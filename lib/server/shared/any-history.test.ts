import fc from "fast-check";
import { expect, it } from "vitest";
import type { Lane } from "@/lib/server/cache/priority";
import type { Quota } from "@/lib/server/sp-api/quota/quota";
import { runs } from "@/lib/testing/deep";
import { describeSeveral, type Several } from "./testing/several";
import type { TestProcess } from "./testing/shared-rig";

const BURST = 40;
const RATE = 10;
const MOST_PROCESSES = 4;

type Event =
  | { type: "ask"; at: number; calls: number; lane: Lane; user: string }
  | { type: "pass"; ms: number }
  | { type: "kill"; at: number }
  | { type: "pause" | "restart"; ms: number }
  | { type: "flush" };

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant("ask" as const),
      at: fc.nat(MOST_PROCESSES - 1),
      calls: fc.integer({ min: 1, max: 30 }),
      lane: fc.constantFrom<Lane>("interactive", "background", "prefetch"),
      user: fc.constantFrom("ann", "bob", "eve"),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant("pass" as const),
      ms: fc.integer({ min: 0, max: 3_000 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant("kill" as const), at: fc.nat(MOST_PROCESSES - 1) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constantFrom("pause" as const, "restart" as const),
      ms: fc.integer({ min: 600, max: 4_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("flush" as const) }) },
);

/** Amazon's own bucket, which knows nothing of ours. */
function amazonBucket() {
  let level = BURST;
  let at = Date.now();
  let refused = 0;
  return {
    refused: () => refused,
    take() {
      level = Math.min(BURST, level + ((Date.now() - at) * RATE) / 1_000);
      at = Date.now();
      if (level < 1) refused += 1;
      else level -= 1;
    },
  };
}

describeSeveral("a quota of several processes in any history", (current) => {
  it("overspends nothing, leaves nobody waiting, and nothing on the way", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 4, maxLength: 14 }), (events) =>
        play(current(), events),
      ),
      runs(4, 40),
    );
  });
});

async function play(several: Several, events: readonly Event[]): Promise<void> {
  const { rig, server, acquire } = several;
  await rig.ask("FLUSHALL");
  await rig.reconnect();
  const alive = new Map<number, { process: TestProcess; quota: Quota }>();
  for (let at = 0; at < MOST_PROCESSES; at += 1) {
    const process = await rig.start();
    alive.set(at, { process, quota: process.quota() });
    process.engine.start();
    await process.engine.firstContact;
  }
  await rig.pass(6_000);
  const amazon = amazonBucket();
  const open = new Map<number, number>();
  const count = (at: number, more: 1 | -1) => open.set(at, (open.get(at) ?? 0) + more);

  async function ask(at: number, lane: Lane, user: string): Promise<void> {
    const one = alive.get(at);
    if (one === undefined) return;
    count(at, 1);
    try {
      const grant = await acquire(one.quota, lane, { user });
      // Of a process that was killed nothing leaves any more.
      if (!alive.has(at)) return;
      amazon.take();
      setTimeout(() => void one.quota.report(grant, { type: "answered", rate: null }), 80);
    } catch {
      // It was told to come back later.
    } finally {
      count(at, -1);
    }
  }

  async function happens(one: Event): Promise<void> {
    switch (one.type) {
      case "ask":
        for (let count = 0; count < one.calls; count += 1) void ask(one.at, one.lane, one.user);
        return rig.pass(0);
      case "pass":
        return rig.pass(one.ms);
      case "flush":
        await rig.ask("FLUSHALL");
        return rig.reconnect();
      case "kill":
        alive.get(one.at)?.process.kill();
        alive.delete(one.at);
        return rig.pass(0);
      default:
        if (one.type === "pause") server.pause();
        else await server.kill();
        await rig.passWithout(one.ms);
        if (one.type === "pause") server.wake();
        else await server.start();
        await rig.reconnect();
        return rig.untilBack(...[...alive.values()].map(({ process }) => process));
    }
  }

  for (const one of events) await happens(one);
  await rig.pass(90_000);
  const waiting = [...alive.keys()].map((at) => open.get(at) ?? 0);
  for (const { process } of alive.values()) process.kill();
  expect(amazon.refused()).toBe(0);
  expect(waiting).toEqual(waiting.map(() => 0));
  if (alive.size > 0) expect(await several.sizes()).toEqual([0, 0, 0]);
}
