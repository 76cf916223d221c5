import { describe, expect, it } from "vitest";
import { NOW, type Reply, rig } from "@/lib/server/simulator/testing/client";
import {
  bookedJob,
  jobPath,
  precise,
  read,
  STORE,
  slotsOf,
  waitingJob,
  words,
} from "@/lib/server/simulator/testing/jobs";

const DAY = 86_400_000;
const at = (startTime: string, more: object = {}) => ({ appointmentTime: { startTime, ...more } });
const code = ({ status, text }: Reply) => [
  status,
  words({ errors: JSON.parse(text).errors } as Reply),
];

describe("slots", () => {
  it("are the free hours of the store's day, with what is left of them", async () => {
    const own = await rig({ jobs: 40 });
    const { serviceJobId } = await waitingJob(own);
    const slots = await slotsOf(own, serviceJobId);
    expect(slots.length).toBeGreaterThan(50);
    for (const { startTime, capacity } of slots) {
      // Eight to six in Seattle, which is eight hours behind in November.
      const hour = (new Date(startTime).getUTCHours() + 16) % 24;
      expect([hour >= 8 && hour < 18, capacity >= 0]).toEqual([true, true]);
      expect(Date.parse(startTime)).toBeGreaterThan(NOW);
      expect(startTime).toMatch(/:00Z$/);
    }
  });

  it("run out, and come back when their job is cancelled", async () => {
    const own = await rig({ jobs: 40 });
    const { job } = await bookedJob(own);
    const { startTime = "" } = job.appointments?.[0]?.appointmentTime ?? {};
    const other = await waitingJob(own);
    const left = async () =>
      (await slotsOf(own, other.serviceJobId)).find((slot) => precise(slot) === startTime)
        ?.capacity;
    const before = (await left()) ?? 0;
    await own.control("capacity", { resourceId: STORE, capacity: 1 });
    expect(await left()).toBe(0);
    const path = `${jobPath(other.serviceJobId)}/appointments`;
    expect(words(await own.ask("POST", path, at(startTime)))).toEqual([
      expect.stringContaining("Appointment slot is not available."),
    ]);
    const { status } = await own.ask(
      "PUT",
      `${jobPath(job.serviceJobId)}/cancellations?cancellationReasonCode=V1`,
    );
    expect([before > 0, status, await left()]).toEqual([true, 200, 1]);
  });

  it.each([
    ["&startTime=2026-11-24T00:00:00Z", "should be provided together"],
    ["&endTime=20-21-04-04T01:00:00Z", "End Time is not a valid ISO date/time object"],
    ["&startTime=2026-11-25T00:00:00Z&endTime=2026-11-24T00:00:00Z", "should be after Start Time"],
    ["&startTime=2026-11-25T00:00:00Z&endTime=2027-03-24T00:00:00Z", "90 days"],
  ])("refuse %s", async (query, message) => {
    const own = await rig({ jobs: 5 });
    const { serviceJobId } = await waitingJob(own);
    const path = `${jobPath(serviceJobId)}/appointmentSlots?marketplaceIds=ATVPDKIKX0DER${query}`;
    const reply = await own.get(path);
    expect([reply.status, words(reply)]).toEqual([400, [expect.stringContaining(message)]]);
  });

  it("of a service in a store need both, and a marketplace", async () => {
    const { get } = await rig({ jobs: 5 });
    const ask = (query: string) => get(`/service/v1/appointmentSlots?${query}`);
    const place = "marketplaceIds=ATVPDKIKX0DER";
    expect((await ask(`asin=B0SVTYRE01&storeId=${STORE}&${place}`)).status).toBe(200);
    expect(words(await ask(`asin=B0SVTYRE01&storeId=${STORE}`))[0]).toContain("[marketplaceIds]");
    expect(words(await ask(`asin=B1&storeId=${STORE}&${place}`))[0]).toContain("[asin]");
    expect(words(await ask(`asin=B0SVTYRE01&${place}`))[0]).toContain("[storeId]");
  });
});

describe("a first visit", () => {
  it("opens the job", async () => {
    const { job, visitId } = await bookedJob(await rig({ jobs: 5 }));
    expect(job).toMatchObject({
      serviceJobStatus: "NOT_SERVICED",
      appointments: [{ appointmentId: visitId, appointmentStatus: "ACTIVE" }],
    });
    expect(visitId).toMatch(new RegExp(`^${job.serviceJobId}_[0-9a-f-]{36}$`));
  });

  it.each([
    ["an hour east of Greenwich", "2026-12-01T18:00:00.000+01:00", "is not in UTC."],
    ["what is no time", "2026-12-01T18-00:00.000Z", "Failed to parse ISO8601 input"],
    ["the past", new Date(NOW - DAY).toISOString(), "should be in the future."],
    ["more than a year ahead", new Date(NOW + 366 * DAY).toISOString(), "of 365 days."],
    ["a quarter past", "2026-12-01T18:15:00.000Z", "Appointment slot is not available."],
    ["the night", "2026-12-01T11:00:00.000Z", "Appointment slot is not available."],
  ])("is not at %s", async (_, startTime, message) => {
    const own = await rig({ jobs: 5 });
    const { serviceJobId } = await waitingJob(own);
    const reply = await own.ask("POST", `${jobPath(serviceJobId)}/appointments`, at(startTime));
    expect(code(reply)).toEqual([422, [expect.stringContaining(message)]]);
    expect((await read(own, serviceJobId)).serviceJobStatus).toBe("PENDING_SCHEDULE");
  });

  it("is refused for a job that has one, is closed, unknown or somebody else's", async () => {
    const own = await rig({ jobs: 5 });
    const { job } = await bookedJob(own);
    const { startTime = "" } = job.appointments?.[0]?.appointmentTime ?? {};
    const add = (id: string | undefined) =>
      own.ask("POST", `${jobPath(id)}/appointments`, at(startTime));
    expect(words(await add(job.serviceJobId))[0]).toContain("already has an active appointmentId");
    const { serviceJobId: waiting } = await waitingJob(own);
    const odd = await own.ask(
      "POST",
      `${jobPath(waiting)}/appointments`,
      at(startTime, { durationInMinutes: 7 }),
    );
    expect(words(odd)[0]).toContain("duration");
    own.simulator.change(job.serviceJobId ?? "", { status: "COMPLETED" });
    expect(words(await add(job.serviceJobId))[0]).toContain("and jobState : COMPLETED");
    expect(words(await add("4711"))).toEqual(["No job exist with jobId : 4711"]);
    expect((await add("90000000000001")).errors[0]?.code).toBe("UnauthorizedAction");
  });
});

describe("a moved visit", () => {
  const move = (own: Awaited<ReturnType<typeof rig>>, id: string | undefined, visit: string) => {
    return async (startTime: string, rescheduleReasonCode = "R1") =>
      own.ask("POST", `${jobPath(id)}/appointments/${visit}`, {
        ...at(startTime),
        rescheduleReasonCode,
      });
  };

  it("leaves a chain, from the first to the last", async () => {
    const own = await rig({ jobs: 5 });
    const { job, visitId } = await bookedJob(own);
    const { serviceJobId } = job;
    const free = (await slotsOf(own, serviceJobId)).filter(({ capacity }) => capacity > 0);
    const second = await move(own, serviceJobId, visitId)(precise(free[20]));
    const { appointmentId: secondId } = JSON.parse(second.text);
    const third = await move(own, serviceJobId, secondId)(precise(free[30]));
    const { appointmentId: thirdId } = JSON.parse(third.text);
    expect((await read(own, serviceJobId)).appointments).toMatchObject([
      { appointmentStatus: "CANCELLED", rescheduledAppointmentId: secondId },
      { appointmentStatus: "CANCELLED", rescheduledAppointmentId: thirdId },
      { appointmentStatus: "ACTIVE", appointmentId: thirdId },
    ]);
    const again = await move(own, serviceJobId, visitId)(precise(free[40]));
    expect(words(again)).toEqual([
      `Appointment metadata update is not allowed for appointmentId ${visitId}`,
    ]);
  });

  it("needs a code that Amazon knows", async () => {
    const own = await rig({ jobs: 5 });
    const { job, visitId } = await bookedJob(own);
    const free = (await slotsOf(own, job.serviceJobId)).filter(({ capacity }) => capacity > 0);
    const reply = await move(own, job.serviceJobId, visitId)(precise(free[20]), "U1");
    expect(code(reply)).toEqual([
      422,
      [expect.stringContaining("Appointment reschedule reason code is not valid.")],
    ]);
  });

  it("keeps whoever is free then, and names whoever is not", async () => {
    const own = await rig({ jobs: 5 });
    const [first, other] = [await bookedJob(own, 5), await bookedJob(own, 25)];
    const [ann, ben] = [
      { technicianId: "ANN", name: "Ann" },
      { technicianId: "BEN", name: "Ben" },
    ];
    own.simulator.change(first.job.serviceJobId ?? "", { technicians: [ann, ben] });
    own.simulator.change(other.job.serviceJobId ?? "", { technicians: [ben] });
    const { startTime = "" } = other.job.appointments?.[0]?.appointmentTime ?? {};
    const reply = await move(own, first.job.serviceJobId, first.visitId)(startTime);
    expect(JSON.parse(reply.text).warnings).toEqual([
      { code: "RESOURCES_UNASSIGNED", message: "Unassigned resources : BEN" },
    ]);
    const { appointments } = await read(own, first.job.serviceJobId);
    expect(appointments?.at(-1)?.assignedTechnicians).toEqual([ann]);
  });
});
