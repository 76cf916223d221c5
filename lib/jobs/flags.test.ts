import { describe, expect, it } from "vitest";
import { flagsOf } from "./flags";
import type { Appointment, JobFields } from "./job";
import { SERVICE_JOB_STATUSES } from "./statuses";

const now = Date.parse("2026-11-23T20:00Z");
const inHours = (hours: number) => new Date(now + hours * 3_600_000).toISOString();

const active = (startTime: string, rest: Partial<Appointment> = {}): Appointment => ({
  appointmentStatus: "ACTIVE",
  appointmentTime: { startTime, durationInMinutes: 60 },
  assignedTechnicians: [{ technicianId: "T1" }],
  ...rest,
});
const open = (fields: Partial<JobFields>): JobFields => ({
  serviceJobId: "J1",
  serviceJobStatus: "NOT_SERVICED",
  ...fields,
});

describe("late", () => {
  it.each([
    [-1.001, true],
    [-1, true],
    [-0.999, false],
    [1, false],
  ])("an hour that began %d h from now: %s", (hours, late) => {
    const job = open({ appointments: [active(inHours(hours))] });
    expect(flagsOf(job, now).includes("late")).toBe(late);
  });

  it("needs a job that is open", () => {
    const late = SERVICE_JOB_STATUSES.filter((serviceJobStatus) =>
      flagsOf(open({ serviceJobStatus, appointments: [active(inHours(-9))] }), now).includes(
        "late",
      ),
    );
    expect(late).toEqual(["PENDING_SCHEDULE", "HOLD", "NOT_SERVICED"]);
  });

  it("is meant of work done but not closed, and not of a visit called off", () => {
    const withStatus = (appointmentStatus: string) =>
      flagsOf(open({ appointments: [active(inHours(-9), { appointmentStatus })] }), now);
    expect(withStatus("COMPLETED")).toContain("late");
    expect(withStatus("CANCELLED")).not.toContain("late");
  });

  it("goes by the appointment that counts", () => {
    const old = active(inHours(-9), { appointmentStatus: "CANCELLED" });
    expect(flagsOf(open({ appointments: [old, active(inHours(9))] }), now)).toEqual([]);
  });

  it("is not said where Amazon gave no time", () => {
    const timeless = active("", { appointmentTime: undefined });
    expect(flagsOf(open({ appointments: [timeless] }), now)).toEqual([]);
  });
});

describe("noTechnician", () => {
  it.each([
    [undefined, true],
    [[], true],
    [[{ technicianId: "T1" }], false],
  ])("with %j: %s", (assignedTechnicians, flagged) => {
    const job = open({ appointments: [active(inHours(5), { assignedTechnicians })] });
    expect(flagsOf(job, now).includes("noTechnician")).toBe(flagged);
  });

  it("needs an active appointment and an open job", () => {
    const nobody = { assignedTechnicians: [] };
    const cancelled = active(inHours(5), { ...nobody, appointmentStatus: "CANCELLED" });
    expect(flagsOf(open({ appointments: [cancelled] }), now)).toEqual([]);
    const declined = { serviceJobStatus: "PAYMENT_DECLINED" };
    expect(flagsOf(open({ ...declined, appointments: [active(inHours(5), nobody)] }), now)).toEqual(
      [],
    );
  });
});

describe("waitingForGoods", () => {
  const waits = (
    hours: number,
    itemStatus: string | undefined,
    serviceJobStatus = "NOT_SERVICED",
  ) =>
    flagsOf(
      open({
        serviceJobStatus,
        appointments: [active(inHours(hours))],
        associatedItems: [{ itemStatus: "DELIVERED" }, { itemStatus }],
      }),
      now,
    ).includes("waitingForGoods");

  it.each([
    [48.001, false],
    [48, true],
    [0, true],
    [-0.999, true],
    [-1, false],
  ])("for an appointment of an hour, %d h from now: %s", (hours, expected) => {
    expect(waits(hours, "SHIPPED")).toBe(expected);
  });

  it.each([
    ["ACTIVE", true],
    ["SHIPPED", true],
    ["LOST", true],
    ["DELIVERED", false],
    ["CANCELLED", false],
    [undefined, false],
  ])("for an item that is %s: %s", (itemStatus, expected) => {
    expect(waits(10, itemStatus)).toBe(expected);
  });

  it("needs a job that is open", () => {
    expect(waits(10, "SHIPPED", "CANCELLED")).toBe(false);
  });
});

describe("customerProposedTimes", () => {
  const preferredAppointmentTimes = [{ startTime: inHours(30), durationInMinutes: 60 }];
  const proposed = (fields: Partial<JobFields>) =>
    flagsOf(open({ preferredAppointmentTimes, ...fields }), now).includes("customerProposedTimes");

  it("asks of jobs that wait for a time", () => {
    const asked = SERVICE_JOB_STATUSES.filter((serviceJobStatus) => proposed({ serviceJobStatus }));
    expect(asked).toEqual(["PENDING_SCHEDULE", "HOLD"]);
  });

  it("is settled by an appointment or by no proposal", () => {
    const serviceJobStatus = "PENDING_SCHEDULE";
    expect(proposed({ serviceJobStatus, appointments: [active(inHours(30))] })).toBe(false);
    const cancelled = active(inHours(30), { appointmentStatus: "CANCELLED" });
    expect(proposed({ serviceJobStatus, appointments: [cancelled] })).toBe(true);
    expect(proposed({ serviceJobStatus, preferredAppointmentTimes: [] })).toBe(false);
  });
});

describe("proofMissing", () => {
  const done = (appointments: Appointment[] | undefined, serviceJobStatus = "COMPLETED") =>
    flagsOf(open({ serviceJobStatus, appointments }), now);

  it("is said of completed jobs of which no appointment holds one", () => {
    const without = active(inHours(-9), { appointmentStatus: "COMPLETED" });
    const proven = { ...without, poa: { poaType: "CUSTOMER_SIGNATURE" } };
    expect(done([without])).toEqual(["proofMissing"]);
    expect(done(undefined)).toEqual(["proofMissing"]);
    expect(done([without, proven])).toEqual([]);
    expect(done([without], "CANCELLED")).toEqual([]);
  });
});

it("a job of which Amazon says next to nothing has no flags", () => {
  expect(flagsOf({ serviceJobId: "J1" }, now)).toEqual([]);
  expect(flagsOf({ serviceJobId: "J1", serviceJobStatus: "SLEEPING" }, now)).toEqual([]);
});

it("several flags come in one order", () => {
  const job = open({
    appointments: [active(inHours(-0.5), { assignedTechnicians: [] })],
    associatedItems: [{ itemStatus: "ACTIVE" }],
  });
  expect(flagsOf(job, now)).toEqual(["noTechnician", "waitingForGoods"]);
});
