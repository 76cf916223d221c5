import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appointmentEnd, appointmentStart, currentAppointment } from "@/lib/jobs/appointment";
import { JOB_FLAGS, type JobFields } from "@/lib/jobs/job";
import { jobZone } from "@/lib/jobs/job-zone";
import { isOpenStatus, SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import type { Visit } from "@/lib/schedule/schedule";
import { emptySchedule, jobsOnSchedule, type ScheduleSearch } from "@/lib/schedule/schedule-search";
import { placeOnDay } from "@/lib/schedule/visit-time";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { anyJobs, NOW } from "./testing/any-job";
import { asking, type IndexRig, openIndexRig } from "./testing/index-rig";
import { flagsAmong, matches, US } from "./testing/plain-answers";

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
      { numRuns: 60 },
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
          const told = JOB_FLAGS.filter(
            (flag) => flag !== "doubleBooked" && flag !== "customerProposedTimes",
          );
          const ofJob = flagsAmong(job, jobs);
          expect(told.filter((flag) => visit.flags.includes(flag))).toEqual(
            told.filter((flag) => ofJob.includes(flag)),
          );
        }
      }),
      { numRuns: 60 },
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
      { numRuns: 30 },
    );
  });
});

type Sample = { id: string; start: string; minutes?: number; store?: string; who?: string[] };

function jobOf({ id, start, minutes = 60, store = "SEA-1", who = ["T1"] }: Sample): WireJob {
  return {
    serviceJobId: id,
    serviceJobStatus: "NOT_SERVICED",
    storeId: store,
    createTime: "2026-11-01T08:00:00Z",
    appointments: [
      {
        appointmentId: `${id}-A`,
        appointmentStatus: "ACTIVE",
        appointmentTime: { startTime: start, durationInMinutes: minutes },
        assignedTechnicians: who.map((technicianId) => ({
          technicianId,
          name: `Name ${technicianId}`,
        })),
      },
    ],
  };
}

async function visitsOf(jobs: WireJob[], patch: Partial<ScheduleSearch> = {}, days = [DAY]) {
  await rig.hold(jobs);
  return (await rig.answers.schedule(asked(patch), days, asking)).visits;
}

const flagsById = (visits: readonly Visit[], flag: string) =>
  visits.flatMap((visit) => (visit.flags.some((one) => one === flag) ? visit.serviceJobId : []));

describe("clashes", () => {
  const at = (time: string) => `2026-11-23T${time}:00Z`;

  it("are of a minute or more, of one technician, across stores and filters; ends may touch", async () => {
    const jobs = [
      jobOf({ id: "A", start: at("09:00") }),
      jobOf({ id: "B", start: at("09:59"), store: "PDX-1" }),
      jobOf({ id: "C", start: at("10:59") }),
      jobOf({ id: "D", start: at("09:00"), who: ["T2"] }),
      jobOf({ id: "E", start: "2026-11-23T09:59:30Z", who: ["T2"] }),
    ];
    const visits = await visitsOf(jobs);
    expect(flagsById(visits, "doubleBooked")).toEqual(["A", "B"]);
    const ofStore = await visitsOf(jobs, { store: ["PDX-1"] });
    expect(flagsById(ofStore, "doubleBooked")).toEqual(["B"]);
    expect((await visitsOf(jobs, { flag: ["doubleBooked"] })).map(({ key }) => key)).toEqual([
      "A.1",
      "B.1",
    ]);
  });

  it("are seen with a visit of the day before, and with another one of the same job", async () => {
    const night = jobOf({ id: "N", start: "2026-11-22T23:00:00Z", minutes: 120 });
    const before = jobOf({ id: "P", start: "2026-11-22T22:30:00Z", minutes: 60 });
    const two = jobOf({ id: "W", start: at("12:00"), who: ["T9"] });
    two.appointments?.push({ ...two.appointments[0], appointmentId: undefined });
    const visits = await visitsOf([night, before, two]);
    expect(visits.map(({ key }) => key)).toEqual(["N.1", "W.1", "W.2"]);
    expect(flagsById(visits, "doubleBooked")).toEqual(["N", "W", "W"]);
  });

  it("name a technician who was seen at other stores only, and no newcomer", async () => {
    const jobs = [
      jobOf({ id: "A", start: "2026-11-01T09:00:00Z", store: "PDX-1" }),
      jobOf({ id: "B", start: at("09:00") }),
      jobOf({ id: "C", start: at("11:00"), who: ["T3"] }),
      jobOf({ id: "D", start: "2026-07-01T09:00:00Z", store: "PDX-1", who: ["T4"] }),
      jobOf({ id: "E", start: at("11:00"), who: ["T4"] }),
      jobOf({ id: "F", start: at("13:00"), store: "PDX-1" }),
    ];
    expect(flagsById(await visitsOf(jobs), "elsewhere")).toEqual(["B"]);
  });
});

describe("odd visits", () => {
  it("stand on every day of theirs: across midnight, of 60 days, of no length and of an unknown one", async () => {
    const unknown = jobOf({ id: "U", start: "2026-11-23T12:00:00Z" });
    for (const each of unknown.appointments ?? []) delete each.appointmentTime?.durationInMinutes;
    const jobs = [
      jobOf({ id: "L", start: "2026-10-20T09:00:00Z", minutes: 60 * 24 * 60 }),
      jobOf({ id: "M", start: "2026-11-22T23:00:00Z", minutes: 120 }),
      jobOf({ id: "T", start: "2026-11-22T22:00:00Z", minutes: 120 }),
      jobOf({ id: "Z", start: "2026-11-23T00:00:00Z", minutes: 0 }),
      unknown,
    ];
    const visits = await visitsOf(jobs);
    expect(visits.map((visit) => visit.serviceJobId)).toEqual(["L", "M", "Z", "U"]);
    expect(visits.map(({ end }) => end)).toEqual([
      "2026-12-19T09:00Z",
      "2026-11-23T01:00Z",
      "2026-11-23T00:00Z",
      null,
    ]);
    expect(flagsById(await visitsOf(jobs, {}, ["2026-12-18"]), "late")).toEqual([]);
  });

  it("count in the day of their own site where no zone is chosen", async () => {
    const late = jobOf({ id: "A", start: "2026-11-24T06:00:00Z" });
    const inCalifornia = {
      ...late,
      serviceLocation: { address: { stateOrRegion: "CA", countryCode: "US" } },
    };
    expect(await visitsOf([inCalifornia], { tz: null })).toMatchObject([
      { zone: "America/Los_Angeles", technicians: [{ id: "T1", name: "Name T1" }] },
    ]);
    expect(await visitsOf([inCalifornia], { tz: "UTC" })).toEqual([]);
  });

  it("are 5,000 on one day, worked out in less than a second of one core", async () => {
    const jobs = Array.from({ length: 5_000 }, (_, index) =>
      jobOf({
        id: `J${index}`,
        start: new Date(NOW - index * MINUTE).toISOString(),
        who: [`T${index % 300}`],
      }),
    );
    await rig.table.clear();
    await rig.table.apply({ marketplace: US, jobs, read: { number: 1, startedAt: NOW } });
    const question = asked({ view: "week" });
    const ask = () => rig.answers.schedule(question, ["2026-11-20", DAY], asking);
    await ask();
    const before = process.cpuUsage();
    expect((await ask()).visits).toHaveLength(5_000);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(1_000);
  });
});
