import { describe, expect, it } from "vitest";
import { z } from "zod";
import { flagsOf } from "@/lib/jobs/flags";
import { emptySearch } from "@/lib/search/jobs-search";
import { createAnswers } from "@/lib/server/index/answers";
import { DAY, HOUR, MINUTE } from "./clock";
import { syncRig, US } from "./testing/sync-rig";

describe("open jobs older than what is kept", () => {
  it("are held, are counted, and are as late as Amazon's own jobs make them", async () => {
    const rig = await syncRig({ jobs: 600 });
    const old = rig.createOld(9);
    for (const id of old.slice(0, 4)) {
      const startTime = new Date(rig.clock.now() - 400 * DAY).toISOString();
      rig.simulator.change(id, { appointment: { startTime, durationInMinutes: 60 }, silent: true });
    }
    const syncer = rig.start();
    await rig.clock.advance(2 * MINUTE);
    const rows = new Set((await rig.rows()).map(({ id }) => id));
    expect(old.filter((id) => !rows.has(id))).toEqual([]);
    const { size } = await rig.truth();
    expect(syncer.report()).toMatchObject({ state: "ready", verified: { have: size, said: size } });

    const now = rig.clock.now();
    const late = [...(await rig.everything())].filter(([serviceJobId, job]) =>
      flagsOf({ ...job, serviceJobId }, now).includes("late"),
    );
    const created = { kind: "preset", preset: "any" } as const;
    const search = { ...emptySearch(), flag: ["late" as const], created };
    const answers = createAnswers(rig.engine, new Map());
    const { facets } = await answers.facets(search, { now, marketplace: US });
    const { total } = await answers.list(search, { now, marketplace: US });
    expect(late.length).toBeGreaterThanOrEqual(4);
    expect(total).toBe(late.length);
    expect(facets.flag.find(({ value }) => value === "late")?.count).toBe(late.length);
  });

  it("are read again within the hour, and seen when one appears or leaves in silence", async () => {
    const rig = await syncRig();
    const [closed = "", gone = "", moved = ""] = rig.createOld(5);
    const syncer = rig.start();
    await rig.clock.advance(2 * MINUTE);
    rig.simulator.change(closed, { status: "CANCELLED", silent: true });
    rig.simulator.change(gone, { hidden: true, silent: true });
    rig.simulator.change(moved, { status: "HOLD", silent: true });
    rig.createOld(2);
    for (let hour = 0; hour < 3; hour += 1) await rig.skip(HOUR);
    expect(await rig.rows()).toEqual(await rig.expected());
    const { size } = await rig.truth();
    expect(syncer.report().verified).toMatchObject({ have: size, said: size });
  });

  it("are missed though as many have closed, which stay until the day is over @deep", async () => {
    const rig = await syncRig();
    const [closed = ""] = rig.createOld(3);
    rig.start();
    await rig.clock.advance(2 * MINUTE);
    rig.simulator.change(closed, { status: "COMPLETED" });
    await rig.clock.advance(2 * MINUTE);
    rig.createOld(1);
    await rig.skip(HOUR);
    expect(await rig.rows()).toEqual(await rig.expected());
  });

  it("leave a day after they have closed, and an open one never does", async () => {
    const rig = await syncRig();
    const [closed = "", open = ""] = rig.createOld(2);
    const first = rig.start();
    await rig.clock.advance(2 * MINUTE);
    rig.simulator.change(closed, { status: "COMPLETED" });
    await rig.clock.advance(2 * MINUTE);
    await first.close();
    rig.clock.set(rig.clock.now() + 2 * DAY);
    rig.start();
    await rig.clock.advance(1_000);
    const held = await rig.engine.read("select id from jobs", [], z.object({ id: z.string() }));
    const ids = held.map(({ id }) => id);
    expect(ids).not.toContain(closed);
    expect(ids).toContain(open);
  });

  it("come with no closed job of their age, whoever shows it", async () => {
    const rig = await syncRig();
    const [id = ""] = rig.createOld(1);
    rig.simulator.change(id, { status: "COMPLETED", silent: true });
    const syncer = rig.start();
    await rig.clock.advance(2 * MINUTE);
    syncer.learn([...(await rig.everything()).values()], 0);
    await rig.clock.advance(MINUTE);
    const held = await rig.engine.read("select id from jobs", [], z.object({ id: z.string() }));
    expect(held.map((row) => row.id)).not.toContain(id);
    expect(held).toHaveLength((await rig.truth()).size);
  });
});
