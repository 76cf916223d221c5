import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Visit } from "@/lib/schedule/schedule";
import { emptySchedule, type ScheduleSearch } from "@/lib/schedule/schedule-search";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { NOW } from "./testing/any-job";
import { asking, type IndexRig, openIndexRig } from "./testing/index-rig";
import { US } from "./testing/plain-answers";

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

describe("what is said of a visit", () => {
  it("is not that it is late where it was done and another one counts", async () => {
    const job = jobOf({ id: "A", start: "2026-11-23T08:00:00Z" });
    const done = { ...job.appointments?.[0], appointmentStatus: "COMPLETED" };
    const next = { startTime: "2026-11-23T10:00:00Z", durationInMinutes: 60 };
    job.appointments = [done, { ...job.appointments?.[0], appointmentTime: next }];
    const visits = await visitsOf([job]);
    expect(visits.map(({ key, flags }) => [key, flags])).toEqual([
      ["A.1", []],
      ["A.2", ["late"]],
    ]);
  });

  it("is no clash where the job is closed, though its visit still stands at Amazon's", async () => {
    const closed = {
      ...jobOf({ id: "A", start: "2026-11-23T09:00:00Z" }),
      serviceJobStatus: "CANCELLED",
    };
    const visits = await visitsOf([closed, jobOf({ id: "B", start: "2026-11-23T09:30:00Z" })]);
    expect(visits).toHaveLength(2);
    expect(flagsById(visits, "doubleBooked")).toEqual([]);
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
      "2026-12-19T09:00:00.000Z",
      "2026-11-23T01:00:00.000Z",
      "2026-11-23T00:00:00.000Z",
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

  it("are 5,000 on one day, and none of them is left out", async () => {
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
    expect((await ask()).visits).toHaveLength(5_000);
  });
});
