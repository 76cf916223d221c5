import { afterEach, describe, expect, it, vi } from "vitest";
import { emptySearch, type JobsSearch } from "@/lib/search/jobs-search";
import { DEMO_CREDENTIALS } from "@/lib/server/simulator/credentials";
import { startSimulator } from "@/lib/server/simulator/start";
import { createSpApi } from "@/lib/server/sp-api/client";
import { createJobIndex, type JobIndexParts } from "./create-job-index";
import { EngineError } from "./open-tables";
import { DAY, HOUR, MINUTE, SECOND } from "./sync/clock";
import { US } from "./sync/testing/sync-rig";
import { virtualClock } from "./sync/testing/virtual-clock";

const ends: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** An index over the simulator; of the sleeps only the clock is not real. */
async function setUp(more: Partial<JobIndexParts> = {}) {
  const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 20));
  const clock = virtualClock(Date.now(), turn);
  const plan = { rate: 1_000, burst: 5_000, others: { rate: 1_000, burst: 5_000 } };
  const simulator = await startSimulator({
    latency: { meanMs: 0, jitterMs: 0 },
    jobs: 150,
    now: clock.now,
    ...plan,
  });
  ends.push(() => simulator.close());
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const client = createSpApi(
    {
      ...{ endpoint: simulator.url, lwaEndpoint: simulator.tokenUrl, timeoutMs: 5_000 },
      ...{ ...DEMO_CREDENTIALS[0], ...plan },
    },
    { now: clock.now, sleep: async () => undefined },
  );
  const index = createJobIndex({
    ...{ mode: "memory", file: null, share: 1, months: 18 },
    ...{ client, marketplaces: [US], labels: new Map(), log, clock, now: clock.now },
    ...more,
  });
  ends.push(() => index.close());
  const asking = () => ({ now: clock.now(), marketplace: US });
  const search = (part: Partial<JobsSearch>): JobsSearch => ({ ...emptySearch(), ...part });
  return { clock, simulator, index, log, asking, search };
}

async function ready(more?: Partial<JobIndexParts>) {
  const rig = await setUp(more);
  await vi.waitFor(
    async () => {
      await rig.clock.advance(SECOND);
      expect(rig.index.report()).toMatchObject({ state: "ready" });
    },
    { timeout: 20_000, interval: 5 },
  );
  return rig;
}

const ANY = { kind: "preset", preset: "any" } as const;

describe("an index of jobs", () => {
  it("is there at once and answers nothing until it is filled; then it answers", async () => {
    const { index, asking, search, clock } = await setUp();
    expect(index.report()).toMatchObject({ mode: "memory", state: "filling", progress: 0 });
    expect(index.canAnswer(search({}), asking())).toEqual({ ok: false, missing: [] });
    const only = search({ technician: ["none"], created: ANY });
    const refused = index.canAnswer(only, asking());
    expect(refused).toEqual({
      ok: false,
      missing: expect.arrayContaining(["technician", "created"]),
    });
    await vi.waitFor(async () => {
      await clock.advance(SECOND);
      expect(index.canAnswer(only, asking())).toEqual({ ok: true });
    }, 20_000);
    const { total } = await index.list(search({ created: ANY }), asking());
    expect(total).toBe(index.report().rows);
    expect(index.figures()).toMatchObject({ rows: total, share: 1 });
  });

  it("answers nothing that reaches further than it does, nor what only Amazon can", async () => {
    const { index, asking, search } = await ready();
    const since = (days: number): JobsSearch => {
      const at = new Date(Date.now() - days * DAY).toISOString();
      return search({ created: { kind: "span", from: { kind: "instant", at }, to: null } });
    };
    expect(index.canAnswer(since(400), asking())).toEqual({ ok: true });
    expect(index.canAnswer(since(700), asking())).toEqual({ ok: false, missing: [] });
    const old = (part: Partial<JobsSearch>) =>
      index.canAnswer({ ...since(700), ...part }, asking()).ok;
    expect(old({ status: ["HOLD", "NOT_SERVICED"] })).toBe(true);
    expect(old({ status: ["HOLD", "CANCELLED"] })).toBe(false);
    expect(old({ flag: ["late", "noTechnician"] })).toBe(true);
    expect(old({ flag: ["late", "proofMissing"] })).toBe(false);
    expect(old({ flag: ["rescheduled"], status: ["HOLD"] })).toBe(true);
    expect(index.canAnswer(search({}), asking())).toEqual({ ok: true });
    const updated = { kind: "preset", preset: "7d" } as const;
    expect(index.canAnswer(search({ updated }), asking())).toEqual({ ok: false, missing: [] });
    expect(index.canAnswer(search({ source: "live" }), asking()).ok).toBe(false);
    expect(index.canAnswer(search({ order: ["1-2-3"] }), asking())).toEqual({
      ok: false,
      missing: [],
    });
    const elsewhere = search({ marketplace: "A1PA6795UKMFR9", flag: ["late"] });
    expect(index.canAnswer(elsewhere, asking())).toEqual({ ok: false, missing: ["flag"] });
  });

  it("answers with Amazon away, and says since when", async () => {
    const { index, asking, search, simulator, clock } = await ready();
    simulator.setFaults({ outage: "disconnected" });
    await vi.waitFor(async () => {
      await clock.advance(5 * MINUTE);
      expect(index.report()).toMatchObject({ state: "behind", reason: "unavailable" });
    }, 20_000);
    await clock.advance(HOUR);
    expect(index.canAnswer(search({}), asking())).toEqual({ ok: true });
    expect((await index.list(search({ created: ANY }), asking())).total).toBeGreaterThan(50);
  });

  it("leaves to Amazon what Amazon can answer when it is too far behind by itself", async () => {
    const { index, asking, search, simulator, clock } = await ready();
    simulator.setFaults({ storm: { refusals: 1_000_000, share: 1 } });
    await vi.waitFor(async () => {
      await clock.advance(5 * MINUTE);
      expect(index.report()).toMatchObject({ state: "behind", reason: "throttled" });
    }, 20_000);
    await clock.advance(20 * MINUTE);
    expect(index.canAnswer(search({}), asking())).toEqual({ ok: false, missing: [] });
    expect(index.canAnswer(search({ flag: ["late"] }), asking())).toEqual({ ok: true });
  });

  it.each(["engine_missing", "folder"] as const)("is off for want of %s", async (reason) => {
    const open = async () => {
      throw new EngineError("It cannot be opened.", { reason });
    };
    const { index, log, asking, search } = await setUp({ open });
    await vi.waitFor(() => expect(index.report()).toMatchObject({ state: "off", reason }), 10_000);
    expect(index.canAnswer(search({ flag: ["late"] }), asking())).toEqual({
      ok: false,
      missing: ["flag"],
    });
    index.learn([{ serviceJobId: "1" }], 0);
    index.forget(["1"], 0);
    expect(log.warn).toHaveBeenCalledTimes(1);
  });

  it("closes while its engine opens", async () => {
    const { index } = await setUp();
    await index.close();
    expect(index.report().state).toBe("filling");
  });
});
