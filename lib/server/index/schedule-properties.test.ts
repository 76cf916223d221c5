import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appointmentEnd, appointmentStart, currentAppointment } from "@/lib/jobs/appointment";
import { JOB_FLAGS, type JobFields } from "@/lib/jobs/job";
import { jobZone } from "@/lib/jobs/job-zone";
import { isOpenStatus, SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import { emptySchedule, jobsOnSchedule, type ScheduleSearch } from "@/lib/schedule/schedule-search";
import { placeOnDay } from "@/lib/schedule/visit-time";
import { runs } from "@/lib/testing/deep";
import { anyJobs } from "./testing/any-job";
import { asking, type IndexRig, openIndexRig } from "./testing/index-rig";
import { flagsAmong, matches } from "./testing/plain-answers";

let rig: IndexRig;
beforeAll(async () => {
  rig = await openIndexRig();
});
afterAll(() => rig.table.close());

const MINUTE = 60_000;
const DAY = "2026-11-23";

function asked(patch: Partial<ScheduleSearch> = {}): ScheduleSearch {
  return { ...emptySchedule(), tz: "UTC", ...patch };
}

type Plain = {
  key: string;
  job: JobFields;
  from: number;
  to: number;
  end: number | null;
  index: number;
};

/** Every visit that was not called off, worked out slowly. */
function plainVisits(jobs: readonly JobFields[]): Plain[] {
  return jobs.flatMap((job) =>
    (job.appointments ?? []).flatMap(({ appointmentStatus, appointmentTime }, index) => {
      const from = appointmentStart(appointmentTime);
      const end = appointmentEnd(appointmentTime);
      if (from === null || appointmentStatus === "CANCELLED") return [];
      return [{ key: `${job.serviceJobId}.${index + 1}`, job, from, to: end ?? from, end, index }];
    }),
  );
}

const peopleOf = ({ job, index }: Plain) => job.appointments?.[index]?.assignedTechnicians ?? [];
const stands = ({ job, index }: Plain) =>
  isOpenStatus(job.serviceJobStatus) && job.appointments?.[index]?.appointmentStatus === "ACTIVE";

function isBooked(visit: Plain, all: readonly Plain[]): boolean {
  const ids = peopleOf(visit).flatMap(({ technicianId }) => technicianId ?? []);
  return all.some(
    (other) =>
      other.key !== visit.key &&
      [visit, other].every(stands) &&
      peopleOf(other).some(({ technicianId }) => technicianId && ids.includes(technicianId)) &&
      Math.min(visit.to, other.to) - Math.max(visit.from, other.from) >= MINUTE,
  );
}

const some = <T>(...values: T[]) => fc.oneof(fc.constant<T[]>([]), fc.subarray(values));
const search = fc
  .record({
    on: fc.constantFrom("2026-11-21", "2026-11-22", DAY, "2026-11-24", "2026-11-25"),
    tz: fc.constantFrom("UTC", "America/Chicago", "Asia/Kathmandu", null),
    status: some(...SERVICE_JOB_STATUSES),
    store: some("SEA-1", "PDX-1", "Zürich"),
    asin: some("B000000001", "B000000009"),
    skill: some("TIRES", "TV"),
    technician: fc.oneof(some("T1", "T2", "C7"), fc.constant<string[]>(["none"])),
  })
  .map((patch) => asked(patch));

describe("the schedule", () => {
  it("holds each visit of a day that the search means, with who is booked twice among all", async () => {
    await fc.assert(
      fc.asyncProperty(anyJobs, search, async (wire, one) => {
        const jobs = await rig.hold(wire);
        const all = plainVisits(jobs);
        const { visits } = await rig.answers.schedule(one, [one.on], asking);
        const meant = all.filter((visit) => {
          const { job, from, to, end } = visit;
          const time = {
            start: new Date(from).toISOString(),
            end: end === null ? null : new Date(to).toISOString(),
            zone: jobZone(job),
          };
          const people = peopleOf(visit);
          return (
            matches(jobsOnSchedule(one), job, jobs) &&
            placeOnDay(time, one.on, one.tz) !== null &&
            (one.technician.length === 0 ||
              (one.technician.includes("none")
                ? people.length === 0
                : people.some(({ technicianId }) => one.technician.includes(technicianId ?? ""))))
          );
        });
        expect(visits.map(({ key }) => key).toSorted()).toEqual(
          meant.map(({ key }) => key).toSorted(),
        );
        for (const visit of meant) {
          const found = visits.find(({ key }) => key === visit.key);
          expect(found?.flags.includes("doubleBooked")).toBe(isBooked(visit, all));
          expect(Date.parse(found?.start ?? "")).toBe(visit.from);
          expect(found?.end === null ? null : Date.parse(found?.end ?? "")).toBe(visit.end);
          expect(found?.isCurrent).toBe(
            visit.job.appointments?.[visit.index] === currentAppointment(visit.job),
          );
        }
      }),
      runs(15, 300),
    );
  });

  it("gives the visit that counts the flags of its job", async () => {
    await fc.assert(
      fc.asyncProperty(anyJobs, async (wire) => {
        const jobs = await rig.hold(wire);
        const days = ["2026-11-20", "2026-11-26"];
        const { visits } = await rig.answers.schedule(asked(), days, asking);
        const current = visits.filter(({ isCurrent }) => isCurrent);
        for (const visit of current) {
          const job = jobs.find(({ serviceJobId }) => serviceJobId === visit.serviceJobId);
          if (job === undefined) throw new Error(`There is no ${visit.serviceJobId}.`);
          const untold = ["doubleBooked", "customerProposedTimes", "noTechnicianSoon"];
          const told = JOB_FLAGS.filter((flag) => !untold.includes(flag));
          const ofJob = flagsAmong(job, jobs);
          expect(told.filter((flag) => visit.flags.includes(flag))).toEqual(
            told.filter((flag) => ofJob.includes(flag)),
          );
        }
      }),
      runs(15, 300),
    );
  });

  it("has the open jobs without a visit that stands, those that wait longest first", async () => {
    await fc.assert(
      fc.asyncProperty(anyJobs, search, async (wire, one) => {
        const jobs = await rig.hold(wire);
        const { unscheduled } = await rig.answers.schedule(one, [one.on], asking);
        const meant = jobs.filter(
          (job) =>
            matches(jobsOnSchedule(one), job, jobs) &&
            isOpenStatus(job.serviceJobStatus) &&
            !(job.appointments ?? []).some((each) => each.appointmentStatus === "ACTIVE"),
        );
        expect(unscheduled.total).toBe(meant.length);
        expect(unscheduled.jobs.map((job) => job.serviceJobId).toSorted()).toEqual(
          meant.map((job) => job.serviceJobId).toSorted(),
        );
        const created = unscheduled.jobs.flatMap((job) => Date.parse(job.created ?? "") || []);
        expect(created).toEqual(created.toSorted((a, b) => a - b));
      }),
      runs(8, 150),
    );
  });
});
