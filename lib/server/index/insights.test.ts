import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BUCKETS, GROUPS } from "@/lib/insights/insights";
import { runs } from "@/lib/testing/deep";
import { addDays, endOfDay, startOfDay } from "@/lib/time/calendar";
import { anyJobs, NOW } from "./testing/any-job";
import { asking, type IndexRig, openIndexRig, searchOf } from "./testing/index-rig";
import { LABELS, matches } from "./testing/plain-answers";
import { groupsOfJob, plainFigures, rounded } from "./testing/plain-insights";

let rig: IndexRig;
beforeAll(async () => {
  rig = await openIndexRig();
});
afterAll(() => rig.table.close());

const asked = fc
  .record({
    tz: fc.constantFrom("UTC", "America/Chicago", "Asia/Kathmandu"),
    status: fc.subarray(["COMPLETED", "NOT_SERVICED"] as const),
    store: fc.subarray(["SEA-1", "Zürich"]),
    created: fc.constantFrom<"any" | "30d" | "90d">("any", "30d", "90d"),
  })
  .map(({ created, ...patch }) =>
    searchOf({ ...patch, created: { kind: "preset", preset: created } }),
  );

describe("insights", () => {
  it("are what a plain count of the jobs gives, in every bucket and group", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyJobs,
        asked,
        fc.constantFrom(...BUCKETS),
        fc.constantFrom(null, ...GROUPS),
        async (wire, jobsSearch, bucket, by) => {
          const jobs = await rig.hold(wire);
          const meant = jobs.filter((job) => matches(jobsSearch, job, jobs));
          const { buckets, all, series, base, tz } = await rig.answers.insights(
            { jobs: jobsSearch, grouping: { bucket, by } },
            asking,
          );
          const spans = buckets.map(({ from, to }) => ({
            from: startOfDay(from, tz),
            to: endOfDay(to, tz),
          }));
          const whole = { from: spans[0]?.from ?? 0, to: NOW };
          expect(rounded(all.whole)).toEqual(rounded(plainFigures(meant, whole)));
          for (const [index, span] of spans.entries()) {
            const plain = plainFigures(meant, { ...span, to: Math.min(span.to, NOW) });
            expect(rounded(all.points[index] ?? all.whole)).toEqual(rounded(plain));
          }
          expect(base).toMatchObject({
            jobs: meant.length,
            unplaced: meant.length - plainFigures(meant, whole).jobs,
          });
          if (by === null) {
            expect(series).toEqual([]);
            return;
          }
          expect(base.groups).toBe(new Set(meant.flatMap((job) => groupsOfJob(job, by))).size);
          for (const { id, points, whole: sum } of series) {
            const own = meant.filter((job) => groupsOfJob(job, by).includes(id));
            expect(rounded(sum)).toEqual(rounded(plainFigures(own, whole)));
            expect(points.map(({ jobs: count }) => count)).toEqual(
              spans.map((span) => plainFigures(own, { ...span, to: Math.min(span.to, NOW) }).jobs),
            );
          }
          const sizes = series.map(({ whole: sum }) => sum.jobs);
          expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
        },
      ),
      runs(15, 300),
    );
  });

  it("name groups as people do, and jobs without one apart", async () => {
    await rig.hold([
      { serviceJobId: "1", createTime: "2026-11-20T08:00Z", storeId: "SEA-1" },
      { serviceJobId: "2", createTime: "2026-11-20T08:00Z", storeId: "SEA-1" },
      { serviceJobId: "3", createTime: "2026-11-20T08:00Z" },
    ]);
    const grouping = { bucket: "week", by: "store" } as const;
    const { series } = await rig.answers.insights({ jobs: searchOf(), grouping }, asking);
    expect(series.map(({ id, label }) => [id, label])).toEqual([
      ["SEA-1", LABELS.get("SEA-1")],
      ["none", ""],
    ]);
  });

  it("have the twenty largest of many groups, and say how many there are", async () => {
    const jobs = Array.from({ length: 60 }, (_, index) => ({
      serviceJobId: `J${index}`,
      createTime: "2026-11-20T08:00Z",
      storeId: `S${index % 30}`,
    }));
    await rig.hold([...jobs, { ...jobs[0], serviceJobId: "K" }]);
    const grouping = { bucket: "month", by: "store" } as const;
    const { series, base } = await rig.answers.insights({ jobs: searchOf(), grouping }, asking);
    expect([series.length, base.groups, series[0]?.id]).toEqual([20, 30, "S0"]);
  });

  it("begin at the range or at the first job, without a gap, and never long before", async () => {
    const bucketsOf = async (createTime: string, patch = {}) => {
      await rig.hold([{ serviceJobId: "1", createTime }, { serviceJobId: "2" }]);
      const grouping = { bucket: "week", by: null } as const;
      return rig.answers.insights({ jobs: searchOf({ tz: "UTC", ...patch }), grouping }, asking);
    };
    const { buckets, base, all } = await bucketsOf("2026-11-03T08:00Z");
    expect(buckets.map(({ from }) => from)).toEqual([
      "2026-11-02",
      "2026-11-09",
      "2026-11-16",
      "2026-11-23",
    ]);
    expect([base.jobs, base.unplaced, all.whole.jobs]).toEqual([2, 1, 1]);
    expect(base.seenSince).toBe(new Date(NOW).toISOString());
    const old = await bucketsOf("0120-11-03T08:00Z");
    expect([old.buckets.length, old.base.unplaced, old.buckets.at(-1)?.from]).toEqual([
      530,
      2,
      "2026-11-23",
    ]);
    const ranged = await bucketsOf("2026-11-20T08:00Z", {
      created: { kind: "preset", preset: "30d" },
    });
    expect(ranged.buckets[0]?.from).toBe("2026-10-19");
    expect(ranged.buckets[0]?.from).toBe(addDays("2026-10-24", -5));
  });
});
