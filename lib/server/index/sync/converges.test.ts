import fc from "fast-check";
import { expect, it } from "vitest";
import type { JobStatus } from "@/lib/server/simulator/fixtures/service-job";
import { isDeep } from "@/lib/testing/deep";
import { MINUTE, SECOND } from "./clock";
import type { Syncer } from "./syncer";
import { type SyncRig, syncRig } from "./testing/sync-rig";

const PATIENT_MS = isDeep() ? 3_600_000 : 120_000;
const runs = (few: number, many: number) =>
  isDeep() ? { numRuns: many } : { numRuns: few, endOnFailure: true };

const STATUSES: JobStatus[] = ["CANCELLED", "COMPLETED", "HOLD", "NOT_SERVICED"];

type Event =
  | { does: "create" | "createOld"; count: number }
  | { does: "change"; job: number; status: JobStatus; lateMs: number }
  | { does: "hide" | "show"; job: number }
  | { does: "storm"; refusals: number; share: number }
  | { does: "outage"; ms: number }
  | { does: "wait"; ms: number };

const event: fc.Arbitrary<Event | { does: "crash" }> = fc.oneof(
  fc.record({ does: fc.constant("crash" as const) }),
  fc.record({ does: fc.constant("create" as const), count: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ does: fc.constant("createOld" as const), count: fc.integer({ min: 1, max: 5 }) }),
  fc.record({
    does: fc.constant("change" as const),
    job: fc.nat(500),
    status: fc.constantFrom(...STATUSES),
    lateMs: fc.constantFrom(0, 0, MINUTE, 20 * MINUTE),
  }),
  fc.record({ does: fc.constantFrom("hide" as const, "show" as const), job: fc.nat(500) }),
  fc.record({
    does: fc.constant("storm" as const),
    refusals: fc.integer({ min: 1, max: 40 }),
    share: fc.constantFrom(0.3, 1),
  }),
  fc.record({ does: fc.constant("outage" as const), ms: fc.integer({ min: 1, max: 200_000 }) }),
  fc.record({ does: fc.constant("wait" as const), ms: fc.integer({ min: 1, max: 90_000 }) }),
);

async function happen(rig: SyncRig, event: Event, ids: string[]): Promise<void> {
  const { simulator, clock } = rig;
  const idOf = (job: number) => ids[job % ids.length] ?? "";
  switch (event.does) {
    case "create":
      ids.push(...simulator.create(event.count));
      return;
    case "createOld":
      ids.push(...rig.createOld(event.count));
      return;
    case "change":
      simulator.change(idOf(event.job), { status: event.status, lateMs: event.lateMs });
      return;
    case "hide":
    case "show":
      simulator.change(idOf(event.job), { hidden: event.does === "hide" });
      return;
    case "storm":
      simulator.setFaults({ storm: { refusals: event.refusals, share: event.share } });
      return;
    case "outage":
      simulator.setFaults({ outage: "disconnected" });
      await clock.advance(event.ms);
      simulator.setFaults({ outage: null });
      return;
    case "wait":
      await clock.advance(event.ms);
  }
}

/** A quiet while: what Amazon shows late is there, and each process that begins counts once. */
async function quietly(rig: SyncRig): Promise<Syncer> {
  await rig.clock.advance(21 * MINUTE);
  for (let counts = 1; counts < 3; counts += 1) {
    const syncer = rig.start();
    await rig.clock.advance(2 * MINUTE);
    await syncer.close();
  }
  const last = rig.start();
  await rig.clock.advance(2 * MINUTE);
  return last;
}

/** A crash ends the process at a step of its work, before or after it took effect. */
const lives = fc.array(fc.integer({ min: 1, max: 250 }), { minLength: 1, maxLength: 8 });

it(
  "loses none, shows none twice and none as it was, whatever happens and wherever it crashes",
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 4, maxLength: 14 }),
        lives,
        fc.nat(1_000),
        async (events, crashes, seed) => {
          const rig = await syncRig({ jobs: 120, seed });
          rig.createOld(6);
          const ids = [...(await rig.everything()).keys()];
          let life = 0;
          const begin = () => rig.start({ crashAt: crashes[life++] });
          let syncer = begin();

          for (const one of events) {
            if (one.does === "crash") {
              await syncer.close();
              syncer = begin();
            } else await happen(rig, one, ids);
            await rig.clock.advance(SECOND);
            // A process that has crashed is begun anew by whoever runs it.
            if (syncer.report().reason === "internal") {
              await syncer.close();
              syncer = begin();
            }
          }
          await syncer.close();
          rig.simulator.setFaults({ storm: null });
          const last = await quietly(rig);
          expect(last.report()).toMatchObject({ state: "ready", reason: null });
          expect(await rig.rows()).toEqual(await rig.expected());
          await rig.stop();
        },
      ),
      runs(2, 200),
    );
  },
  PATIENT_MS,
);

it(
  "a finite storm of refusals changes nothing @deep",
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 120 }),
        fc.constantFrom(0.2, 0.7, 1),
        fc.integer({ min: 0, max: 20_000 }),
        async (refusals, share, after) => {
          const rig = await syncRig({ jobs: 200 });
          rig.createOld(30);
          const syncer = rig.start();
          await rig.clock.advance(after);
          rig.simulator.setFaults({ storm: { refusals, share } });
          await rig.clock.advance(2 * MINUTE);
          rig.simulator.setFaults({ storm: null });
          await rig.clock.advance(5 * MINUTE);
          expect(syncer.report()).toMatchObject({ state: "ready", reason: null });
          expect(await rig.rows()).toEqual(await rig.expected());
          await rig.stop();
        },
      ),
      runs(2, 100),
    );
  },
  PATIENT_MS,
);

it(
  "a job that a broken walk has missed is never hidden",
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async (crashAt) => {
        const rig = await syncRig({ jobs: 120 });
        rig.createOld(25);
        const first = rig.start();
        await rig.clock.advance(5 * MINUTE);
        await first.close();
        const before = await rig.rows();
        for (let life = 0; life < 2; life += 1) {
          // A count that differs begins to read again, and each time the walk breaks off.
          rig.simulator.create(1);
          rig.createOld(1);
          const broken = rig.start({ crashAt });
          await rig.clock.advance(MINUTE);
          await broken.close();
        }
        const left = new Set((await rig.rows()).map(({ id }) => id));
        expect(before.filter(({ id }) => !left.has(id))).toEqual([]);
        await rig.stop();
      }),
      runs(2, 60),
    );
  },
  PATIENT_MS,
);

it("odd jobs throw nothing and disturb no other", async () => {
  const rig = await syncRig();
  const syncer = rig.start();
  await rig.clock.advance(5 * MINUTE);
  const start = { startTime: "not a time", durationInMinutes: Number.MAX_VALUE };
  const visit = { appointmentStatus: "ACTIVE", appointmentTime: start };
  syncer.learn(
    [
      {},
      { serviceJobId: "" },
      { serviceJobId: "bare" },
      { serviceJobId: "elsewhere", marketplaceId: "A1PA6795UKMFR9" },
      { serviceJobId: "undated", createTime: "never", appointments: [visit, visit] },
      {
        serviceJobId: "crowded",
        createTime: "2026-11-20T00:00:00.50-07",
        appointments: [
          {
            assignedTechnicians: Array.from({ length: 60 }, (_, n) => ({ technicianId: `t${n}` })),
          },
        ],
      },
    ],
    0,
  );
  await rig.clock.advance(5 * MINUTE);
  expect(syncer.report().state).toBe("ready");
  const rows = (await rig.rows()).map(({ id }) => id);
  expect(rows).toEqual(expect.arrayContaining(["bare", "crowded", "undated"]));
  expect(rows).not.toContain("elsewhere");
});
