import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { User } from "@/lib/access/user";
import { GROUPS } from "@/lib/insights/insights";
import { audit } from "@/lib/server/http/audit";
import { groupsOfJob, plainFigures, rounded } from "@/lib/server/index/testing/plain-insights";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { endOfDay, startOfDay } from "@/lib/time/calendar";
import { parseInstant } from "@/lib/time/instant";
import { insightsFrom, insightsOf } from "./insights";
import { READY } from "./testing/held-index";
import { indexedRig } from "./testing/indexed-rig";

const MANAGER: User = { id: "mara", name: "Mara", email: null, role: "manager" };
const ADMIN: User = { ...MANAGER, id: "ida", role: "admin" };

let rig: Awaited<ReturnType<typeof indexedRig>>;
let all: WireJob[] = [];

beforeAll(async () => {
  vi.stubEnv("TECHNICIAN_LABELS", "T-ADA=Ada K.");
  rig = await indexedRig();
  all = await rig.everyJob();
});
afterAll(() => rig.simulator.close());
beforeEach(() => rig.calm());

const ask = (query: string, user = MANAGER) =>
  insightsOf(insightsFrom(new URLSearchParams(query)), user);

describe("insights over the simulator's jobs", () => {
  it.each(GROUPS)("by %s are what a plain count gives, at no call", async (by) => {
    await rig.withIndex(all);
    const {
      buckets,
      tz,
      all: sum,
      series,
      base,
    } = await ask(`created=any&bucket=month&by=${by}&tz=America/New_York`, ADMIN);
    const jobs = all.map((job) => ({ ...job, serviceJobId: job.serviceJobId ?? "" }));
    const spans = buckets.map(({ from, to }) => ({
      from: startOfDay(from, tz),
      to: endOfDay(to, tz),
    }));
    expect(spans.length).toBeGreaterThan(6);
    expect(sum.points.map(rounded)).toEqual(spans.map((span) => rounded(plainFigures(jobs, span))));
    expect(sum.whole.completed).toBeGreaterThan(20);
    expect(sum.whole.onTime.of).toBeGreaterThan(sum.whole.onTime.jobs);
    for (const { id, points } of series) {
      const own = jobs.filter((job) => groupsOfJob(job, by).includes(id));
      expect(points.map(rounded)).toEqual(spans.map((span) => rounded(plainFigures(own, span))));
    }
    const undated = jobs.filter(({ createTime }) => parseInstant(createTime ?? "") === null);
    expect(base).toMatchObject({ jobs: all.length, unplaced: undated.length });
    expect(rig.calls()).toEqual([0, 0]);
  });

  it("hold nothing of a buyer", async () => {
    const marked = all.map((job) => ({ ...job, buyer: { name: "Zaphod", phone: "206-555-0100" } }));
    await rig.withIndex(marked);
    const text = JSON.stringify(await ask("created=any&by=service"));
    expect(text).not.toMatch(/Zaphod|555-0100/);
  });
});

describe("who sees them", () => {
  const refusals: string[] = [];
  beforeEach(() => {
    refusals.length = 0;
    audit.provide({
      record: async () => undefined,
      note: () => undefined,
      noteRefusal: ({ permission }) => refusals.push(permission),
      settled: async () => undefined,
    });
  });

  it.each(["by=technician", "by=store&technician=T1"])(
    "is admins for figures of people, as %s, and on record for others",
    async (query) => {
      await rig.withIndex(all);
      await expect(ask(query)).rejects.toMatchObject({ problem: { code: "forbidden" } });
      expect(refusals).toEqual(["insights.byTechnician"]);
      expect((await ask(query, ADMIN)).index.state).toBe("ready");
    },
  );

  it("is managers where the operator opens them", async () => {
    const assignedTechnicians = [{ technicianId: "T-ADA", name: "By Amazon" }];
    const appointments = [{ appointmentStatus: "ACTIVE", assignedTechnicians }];
    const { account } = await rig.withIndex([
      { serviceJobId: "1", createTime: "2026-11-20T08:00:00Z", appointments },
    ]);
    const search = insightsFrom(new URLSearchParams("by=technician&created=any"));
    const { series } = await insightsOf(search, MANAGER, account, "managers");
    expect(series.map(({ id, label }) => [id, label])).toEqual([["T-ADA", "Ada K."]]);
    expect(refusals).toEqual([]);
  });

  it("is managers for those of jobs that nobody goes to", async () => {
    await rig.withIndex(all);
    expect((await ask("technician=none")).index.state).toBe("ready");
  });
});

describe("what they are not", () => {
  it("is known without an index that reaches so far: refused by name", async () => {
    const refused = (...names: string[]) => ({
      problem: {
        code: "index_unavailable",
        errors: names.map((parameter) => expect.objectContaining({ parameter })),
      },
    });
    await rig.withIndex(all, { ...READY, state: "filling" });
    await expect(ask("flag=late")).rejects.toMatchObject(refused("bucket", "flag"));
    rig.withoutIndex();
    await expect(ask("")).rejects.toMatchObject(refused("bucket"));
  });

  it("is anything that no job carries, or nobody understands", async () => {
    await rig.withIndex(all);
    await expect(ask("updated=7d")).rejects.toMatchObject({
      problem: { code: "bad_search", errors: [{ parameter: "updated" }] },
    });
    expect(() => insightsFrom(new URLSearchParams("bucket=day&by=x"))).toThrow(
      "Not understood: bucket, by.",
    );
  });
});
