import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPostgres } from "@/lib/server/db/testing/find-postgres";
import { type PostgresServer, startPostgres } from "@/lib/server/db/testing/postgres-server";
import { MINUTE, SECOND } from "@/lib/server/index/sync/clock";
import type { JobStatus } from "@/lib/server/simulator/fixtures/service-job";
import { isDeep, runs } from "@/lib/testing/deep";
import { type SharedProcess, sharedRig } from "./testing/shared-rig";

const PROCESSES = 3;
const STATUSES: JobStatus[] = ["CANCELLED", "COMPLETED", "HOLD", "NOT_SERVICED"];
const programs = findPostgres();
if (programs === null) {
  process.stderr.write("Hand-overs of the index: skipped, this machine has no postgres.\n");
}

type Event =
  | { does: "kill" | "pause" | "wake" | "restart" | "learn" | "expire"; process: number }
  | { does: "create"; count: number }
  | { does: "change"; job: number; status: JobStatus }
  | { does: "hide" | "show"; job: number }
  | { does: "wait"; ms: number };

const which = fc.nat(PROCESSES - 1);
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    does: fc.constantFrom("kill" as const, "pause" as const, "wake" as const, "expire" as const),
    process: which,
  }),
  fc.record({ does: fc.constantFrom("restart" as const, "learn" as const), process: which }),
  fc.record({ does: fc.constant("create" as const), count: fc.integer({ min: 1, max: 30 }) }),
  fc.record({
    does: fc.constant("change" as const),
    job: fc.nat(500),
    status: fc.constantFrom(...STATUSES),
  }),
  fc.record({ does: fc.constantFrom("hide" as const, "show" as const), job: fc.nat(500) }),
  fc.record({ does: fc.constant("wait" as const), ms: fc.integer({ min: 1, max: 40_000 }) }),
);

describe.skipIf(programs === null)("whoever reads Amazon, and whenever that changes hands", () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres(programs ?? "");
  });
  afterAll(() => server.stop());

  it(
    "no job is lost, none is there twice, and every process shows and tells the same",
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(event, { minLength: 6, maxLength: 16 }),
          fc.nat(1_000),
          async (events, seed) => {
            const rig = await sharedRig(await server.freshDatabase(), { jobs: 60, seed });
            const ids = [...(await rig.everything()).keys()];
            const processes: SharedProcess[] = [];
            while (processes.length < PROCESSES) processes.push(await rig.process());
            const renew = async (at: number) => {
              processes[at]?.kill();
              processes[at] = await rig.process();
            };
            for (const one of events) {
              await happen(one, { rig, ids, processes, renew });
              await rig.clock.advance(SECOND);
            }
            // Each is there again, and counts once: what was hidden goes, what was missed comes.
            const dead = [...processes.keys()].filter((at) => processes[at]?.isOver());
            await Promise.all(dead.map(renew));
            for (let round = 0; round < 3; round += 1) {
              for (const process of processes) process.wake();
              await rig.expire();
              await rig.clock.advance(10 * SECOND);
              const reader = processes.findIndex((process) => process.reader() === "this");
              if (round < 2) await renew(Math.max(0, reader));
              await rig.expire();
              await rig.clock.advance(3 * MINUTE);
            }
            const expected = await rig.expected();
            expect(await rig.kept()).toEqual(expected);
            const told = await processes[0]?.changes();
            for (const process of processes) {
              expect(process.report()).toMatchObject({ state: "ready", reason: null });
              expect(await process.rows()).toEqual(expected);
              expect(await process.changes()).toEqual(told);
            }
            const readers = processes.filter((process) => process.reader() === "this");
            expect(readers).toHaveLength(1);
            await rig.stop();
          },
        ),
        { ...runs(1, 60), endOnFailure: !isDeep() },
      );
    },
    isDeep() ? 3_600_000 : 120_000,
  );
});

type Scene = {
  rig: Awaited<ReturnType<typeof sharedRig>>;
  ids: string[];
  processes: SharedProcess[];
  /** Kills a process and starts another one in its place. */
  renew: (at: number) => Promise<void>;
};

async function happen(event: Event, { rig, ids, processes, renew }: Scene): Promise<void> {
  const { simulator, clock } = rig;
  const idOf = (job: number) => ids[job % ids.length] ?? "";
  switch (event.does) {
    case "kill":
    case "pause":
    case "wake":
      processes[event.process]?.[event.does]();
      return;
    case "restart":
      return await renew(event.process);
    case "expire":
      await rig.expire();
      return;
    case "learn": {
      const [job] = await rig.newest();
      if (job) processes[event.process]?.learn([job], 0);
      return;
    }
    case "create":
      ids.push(...simulator.create(event.count));
      return;
    case "change":
      simulator.change(idOf(event.job), { status: event.status });
      return;
    case "hide":
    case "show":
      simulator.change(idOf(event.job), { hidden: event.does === "hide" });
      return;
    case "wait":
      await clock.advance(event.ms);
  }
}
