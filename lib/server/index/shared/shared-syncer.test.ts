import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tables } from "@/lib/server/db/database";
import { findPostgres } from "@/lib/server/db/testing/find-postgres";
import { type PostgresServer, startPostgres } from "@/lib/server/db/testing/postgres-server";
import { PROJECTION } from "@/lib/server/index/columns";
import { MINUTE, SECOND } from "@/lib/server/index/sync/clock";
import { US } from "@/lib/server/index/sync/testing/sync-rig";
import { createSharedTable, LeaseLost } from "./shared-table";
import { sharedRig } from "./testing/shared-rig";

const programs = findPostgres();
if (programs === null) {
  process.stderr.write("The index of several processes: skipped, this machine has no postgres.\n");
}

describe.skipIf(programs === null)("an index of several processes", () => follows(programs ?? ""));

function follows(programs: string): void {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres(programs);
  });
  afterAll(() => server.stop());
  const open = async (jobs = 60) => sharedRig(await server.freshDatabase(), { jobs });

  it("is read by one process, and held and told by all under the same numbers", async () => {
    const rig = await open();
    const [one, two] = [await rig.process(), await rig.process()];
    await rig.clock.advance(2 * MINUTE);
    expect([one.reader(), two.reader()].toSorted()).toEqual(["another", "this"]);
    const expected = await rig.expected();
    expect(await rig.kept()).toEqual(expected);
    const id = await rig.anOpenJob();
    const seen = [one.told.length, two.told.length];
    rig.simulator.change(id, { status: "COMPLETED" });
    await rig.clock.advance(MINUTE + 2 * SECOND);
    for (const process of [one, two]) {
      expect(process.report()).toMatchObject({ state: "ready", rows: expected.length });
      expect(await process.rows()).toEqual(await rig.expected());
      expect(process.reach(US)).toMatchObject({ isFilled: true });
    }
    expect(one.told.slice(seen[0])).toEqual(two.told.slice(seen[1]));
    expect(one.told.at(-1)?.ids).toEqual([id]);
    expect(await one.changes()).toEqual(await two.changes());
  });

  it("has what a live read showed in any process, and a job that is gone, in all of them", async () => {
    const rig = await open();
    const [one, two] = [await rig.process(), await rig.process()];
    await rig.clock.advance(2 * MINUTE);
    const [reader, other] = one.reader() === "this" ? [one, two] : [two, one];
    const id = await rig.anOpenJob();
    const { data } = await rig.client.getServiceJobByServiceJobId(id);
    const statusIn = async (process: typeof one) =>
      (await process.changes()).filter(({ job, kind }) => job === id && kind === "status").length;
    await other.learn([{ ...data, serviceJobStatus: "HOLD" }], 0);
    await other.caughtUp();
    expect(await statusIn(other), "whoever wrote finds it at once").toBe(1);
    await rig.clock.advance(2 * SECOND);
    expect([await statusIn(reader), await statusIn(other)]).toEqual([1, 1]);
    // A read that began before that one says nothing of it.
    reader.learn([data], 10 * SECOND);
    await rig.clock.advance(2 * SECOND);
    expect([await statusIn(reader), await statusIn(other)]).toEqual([1, 1]);
    other.forget([id], 0);
    await rig.clock.advance(2 * SECOND);
    reader.forget([id], 0);
    await rig.clock.advance(2 * SECOND);
    for (const process of [one, two]) {
      expect((await process.rows()).map((row) => row.id)).not.toContain(id);
      expect((await process.changes()).at(-1)).toMatchObject({ job: id, kind: "gone" });
    }
  });

  it("is there after a restart without a question to Amazon, and goes on where it was", async () => {
    const rig = await open();
    const first = await rig.process();
    await rig.clock.advance(2 * MINUTE);
    await first.close();
    const expected = await rig.expected();
    rig.simulator.setFaults({ outage: "disconnected" });
    const second = await rig.process();
    await rig.clock.advance(2 * SECOND);
    expect(second.reader()).toBe("this");
    expect(second.report()).toMatchObject({ state: "ready", rows: expected.length });
    expect(await second.rows()).toEqual(expected);
    rig.simulator.setFaults({ outage: null });
    await rig.clock.advance(2 * MINUTE);
    expect(second.report()).toMatchObject({ state: "ready", progress: null, reason: null });
    expect(second.figures().calls).toMatchObject({ fill: 0 });
  });

  it("refuses what a process writes that was replaced meanwhile, and takes nothing of it", async () => {
    const rig = await open();
    const first = await rig.process();
    await rig.clock.advance(2 * MINUTE);
    const before = await rig.kept();
    first.pause();
    await rig.expire();
    const second = await rig.process();
    await rig.clock.advance(5 * SECOND);
    expect(second.reader()).toBe("this");
    const late = createSharedTable({
      ...{ database: async () => rig.db, token: 1, rows: async () => 0 },
      written: () => undefined,
    });
    const read = { number: rig.clock.now() + MINUTE, startedAt: rig.clock.now() };
    const page = { marketplace: US, jobs: [{ serviceJobId: "late" }], read };
    await expect(late.apply(page, { cover: 1 })).rejects.toThrow(LeaseLost);
    await expect(late.missed(US, [before[0]?.id ?? ""], read)).rejects.toThrow(LeaseLost);
    await expect(late.setFacts({ cover: 1 })).rejects.toThrow(LeaseLost);
    await expect(late.clear()).rejects.toThrow(LeaseLost);
    expect(await rig.kept()).toEqual(before);
    first.wake();
    await rig.clock.advance(MINUTE);
    expect([first.reader(), second.reader()]).toEqual(["another", "this"]);
    expect(await first.rows()).toEqual(before);
  });

  it("stands beside those of other releases, until none of them has read Amazon for a week", async () => {
    const rig = await open();
    const process = await rig.process();
    await rig.clock.advance(2 * MINUTE);
    const expected = await rig.kept();
    const ago = (days: number) => sql`clock_timestamp() - ${days} * interval '1 day'`;
    for (const [space, days] of [
      ["a release of last month", 8],
      ["the one before", 6],
    ] as const) {
      await rig.db.insert(tables.jobIndexState).values({ space, leasedUntil: ago(days) });
      await rig.db.execute(sql`insert into job_index select (jsonb_populate_record(held,
        jsonb_build_object('space', ${space}::text))).* from job_index held where space = ${PROJECTION}`);
    }
    const table = createSharedTable({
      ...{ database: async () => rig.db, token: null, rows: async () => 0 },
      written: () => undefined,
    });
    const spaces = async (of: typeof tables.jobIndex | typeof tables.jobIndexState) =>
      (await rig.db.selectDistinct({ space: of.space }).from(of)).map(({ space }) => space);
    expect(await spaces(tables.jobIndex)).toHaveLength(3);
    await table.retain({ idsClosedBefore: 0, createdBefore: 0, seenBefore: 0 });
    for (const of of [tables.jobIndex, tables.jobIndexState]) {
      expect((await spaces(of)).toSorted()).toEqual([PROJECTION, "the one before"].toSorted());
    }
    const own = await process.rows();
    expect(own).toEqual(expected);
  });
}
