import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appointmentStart, currentAppointment } from "@/lib/jobs/appointment";
import { JOB_FLAGS, type JobFields, LOCATION_TYPES } from "@/lib/jobs/job";
import { FACET_NAMES } from "@/lib/jobs/job-index";
import { SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import { type JobsSearch, SORTS } from "@/lib/search/jobs-search";
import { runs } from "@/lib/testing/deep";
import { parseInstant } from "@/lib/time/instant";
import { anyJobs, NOW } from "./testing/any-job";
import { ANY_TIME, asking, type IndexRig, openIndexRig, searchOf } from "./testing/index-rig";
import { flagsAmong, fold, LABELS, matches, techniciansOf } from "./testing/plain-answers";

let rig: IndexRig;
beforeAll(async () => {
  rig = await openIndexRig();
});
afterAll(() => rig.table.close());

const some = <T>(...values: T[]) => fc.subarray(values);
const day = fc
  .integer({ min: -30, max: 3 })
  .map((days) => new Date(NOW + days * 86_400_000).toISOString().slice(0, 10));
const range = fc.oneof(
  fc
    .constantFrom("today", "7d", "30d", "any")
    .map((preset) => ({ kind: "preset" as const, preset: preset as "any" })),
  day.map((from) => ({
    kind: "span" as const,
    from: { kind: "day" as const, day: from },
    to: null,
  })),
);
const rarely = <T>(value: fc.Arbitrary<T>, nothing: T) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(nothing) }, value);
const filters = fc.record({
  created: fc.oneof({ weight: 3, arbitrary: fc.constant<JobsSearch["created"]>(ANY_TIME) }, range),
  scheduled: rarely<JobsSearch["scheduled"]>(
    range.filter((one) => !("preset" in one) || one.preset !== "any"),
    null,
  ),
  status: rarely(some(...SERVICE_JOB_STATUSES), []),
  store: rarely(some("SEA-1", "PDX-1", "Zürich"), []),
  technician: rarely(fc.oneof(some("T1", "T2", "C7"), fc.constant<string[]>(["none"])), []),
  asin: rarely(some("B000000001", "B000000009"), []),
  skill: rarely(some("TIRES", "TV"), []),
  flag: rarely(some(...JOB_FLAGS), []),
  location: rarely(some(...LOCATION_TYPES), []),
  order: rarely(some("111-1", "222-1"), []),
  productOrder: rarely(some("333-1"), []),
  tracking: rarely(some("TRK-1"), []),
  q: rarely(
    fc.constantFrom<string | null>(
      "tire inst",
      "J1",
      "mobel",
      "tukwila",
      "11-1",
      "ada",
      "王",
      "trk-2 J",
      "zurich",
      "s1",
    ),
    null,
  ),
  asOf: rarely(fc.constant<string | null>("2026-11-20T08:00Z"), null),
  sort: fc.constantFrom(...SORTS),
  size: fc.integer({ min: 1, max: 20 }),
});
const asked = filters.map((patch) => ({ ...searchOf({ ...patch, tz: "UTC" }) }));

const RUNS = runs(6, 100);

describe("a list", () => {
  it("holds the jobs that a search means, each once, in one order", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyJobs,
        fc.array(asked, { minLength: 3, maxLength: 3 }),
        async (wire, all) => {
          const jobs = await rig.hold(wire);
          for (const one of all) {
            const { ids, total } = await rig.allOf(one);
            const meant = jobs
              .filter((job) => matches(one, job, jobs))
              .map((job) => job.serviceJobId);
            expect(ids.toSorted()).toEqual(meant.toSorted());
            expect(total).toBe(meant.length);
            expect((await rig.answers.ids(one, asking)).map(({ id }) => id)).toEqual(ids);
          }
        },
      ),
      RUNS,
    );
  });

  it.each(SORTS)("is in the order of %s, what has none of it last, ties by id", async (sort) => {
    const keyOf: Record<string, (job: JobFields) => (string | number | null)[]> = {
      date: (job) => [parseInstant(job.createTime ?? "")],
      status: (job) => [job.serviceJobStatus ?? "", parseInstant(job.createTime ?? "")],
      appointment: (job) => [appointmentStart(currentAppointment(job)?.appointmentTime)],
      store: ({ storeId }) => [storeId ? fold(LABELS.get(storeId) ?? storeId) : null],
      technician: (job) => {
        const first = techniciansOf(job).find(({ technicianId }) => technicianId !== undefined);
        return [first ? fold(first.name ?? first.technicianId ?? "") : null];
      },
      service: ({ scopeOfWork }) => [
        scopeOfWork?.title === undefined ? null : fold(scopeOfWork.title),
      ],
    };
    const [name, direction] = sort.startsWith("-") ? [sort.slice(1), -1] : [sort, 1];
    const compare = (a: JobFields, b: JobFields) => {
      const [left, right] = [a, b].map((job) => [...(keyOf[name]?.(job) ?? []), job.serviceJobId]);
      for (const [index, one] of (left ?? []).entries()) {
        const other = right?.[index] ?? null;
        if (one === other) continue;
        if (one === null || other === null) return one === null ? 1 : -1;
        return (one < other ? -1 : 1) * direction;
      }
      return 0;
    };
    await fc.assert(
      fc.asyncProperty(anyJobs, async (wire) => {
        const jobs = await rig.hold(wire);
        const meant = jobs.toSorted(compare).map((job) => job.serviceJobId);
        expect((await rig.allOf(searchOf({ sort }))).ids).toEqual(meant);
      }),
      runs(3, 30),
    );
  });

  it("gives the flags of the rules, and those of two visits at a time", async () => {
    await fc.assert(
      fc.asyncProperty(anyJobs, async (wire) => {
        const jobs = await rig.hold(wire);
        const found = await rig.answers.find(
          jobs.map((job) => job.serviceJobId),
          asking,
        );
        const flags = new Map(found.map((each) => [each.id, each.flags]));
        for (const job of jobs) {
          expect(flags.get(job.serviceJobId)).toEqual(flagsAmong(job, jobs));
        }
        for (const flag of JOB_FLAGS) {
          const { ids } = await rig.allOf(searchOf({ flag: [flag] }));
          const meant = jobs.filter((job) => flagsAmong(job, jobs).includes(flag));
          expect(ids.toSorted()).toEqual(meant.map((job) => job.serviceJobId).toSorted());
        }
      }),
      RUNS,
    );
  });
});

describe("facets", () => {
  it("count as many as the list with that value chosen", async () => {
    await fc.assert(
      fc.asyncProperty(anyJobs, asked, async (wire, one) => {
        await rig.hold(wire);
        const { total, facets } = await rig.answers.facets(one, asking);
        expect(total).toBe((await rig.answers.list(one, asking)).total);
        for (const name of FACET_NAMES) {
          for (const { value, count } of facets[name]) {
            const chosen = { ...one, [name]: [value] };
            expect([name, value, count]).toEqual([
              name,
              value,
              (await rig.answers.list(chosen, asking)).total,
            ]);
          }
        }
      }),
      runs(4, 40),
    );
  });
});
