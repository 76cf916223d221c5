import { describe, expect, it } from "vitest";
import { flagsOf, OPEN_FLAGS } from "./flags";
import type { Appointment, JobFields } from "./job";
import { isOpenStatus, SERVICE_JOB_STATUSES } from "./statuses";

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
      ["stillActive"],
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

describe("goodsAfterVisit", () => {
  type Delivery = NonNullable<NonNullable<JobFields["associatedItems"]>[number]["itemDelivery"]>;
  const goods = (
    itemDelivery: Delivery | undefined,
    itemStatus: string | undefined = "SHIPPED",
  ) => ({
    itemStatus,
    itemDelivery,
  });
  const comesAfter = (
    associatedItems: JobFields["associatedItems"],
    fields: Partial<JobFields> = {},
  ) =>
    flagsOf(
      open({ appointments: [active(inHours(90))], associatedItems, ...fields }),
      now,
    ).includes("goodsAfterVisit");
  const expected = (hours: number): Delivery => ({ estimatedDeliveryDate: inHours(hours) });
  const promised = (from: number, to?: number): Delivery => ({
    itemDeliveryPromise: {
      startTime: inHours(from),
      ...(to !== undefined && { endTime: inHours(to) }),
    },
  });

  it.each([
    [90, false],
    [90.001, true],
    [89, false],
    [-1, false],
  ])("for goods expected %d h from now and a visit in 90 h: %s", (hours, flagged) => {
    expect(comesAfter([goods(expected(hours))])).toBe(flagged);
    expect(comesAfter([goods(promised(hours))])).toBe(flagged);
    expect(comesAfter([goods(promised(1, hours))])).toBe(flagged);
  });

  it("goes by the later of promise and estimate, and by the last of the goods", () => {
    expect(comesAfter([goods({ ...expected(10), ...promised(80, 100) })])).toBe(true);
    expect(comesAfter([goods({ ...expected(100), ...promised(1, 10) })])).toBe(true);
    expect(comesAfter([goods(expected(10)), goods(expected(100)), goods(undefined)])).toBe(true);
    expect(comesAfter([goods(promised(100, 80))])).toBe(false);
  });

  it.each([
    ["ACTIVE", true],
    ["LOST", true],
    ["DELIVERED", false],
    ["CANCELLED", false],
  ])("for goods that are %s: %s", (itemStatus, flagged) => {
    expect(comesAfter([goods(expected(100), itemStatus)])).toBe(flagged);
  });

  it("needs an open job, a visit that stands, and times that can be read", () => {
    const late = [goods(expected(100))];
    const flagged = SERVICE_JOB_STATUSES.filter((serviceJobStatus) =>
      comesAfter(late, { serviceJobStatus }),
    );
    expect(flagged).toEqual(["PENDING_SCHEDULE", "HOLD", "NOT_SERVICED"]);
    const cancelled = active(inHours(90), { appointmentStatus: "CANCELLED" });
    expect(comesAfter(late, { appointments: [cancelled] })).toBe(false);
    expect(comesAfter(late, { appointments: [active("soon")] })).toBe(false);
    expect(comesAfter(late, { appointments: undefined })).toBe(false);
    expect(comesAfter([goods({ estimatedDeliveryDate: "next week" })])).toBe(false);
    expect(comesAfter(undefined)).toBe(false);
    const itemStatus = undefined;
    expect(comesAfter([{ itemStatus, itemDelivery: expected(100) }])).toBe(false);
  });

  it("goes by the visit that stands, not by the one it took the place of", () => {
    const old = active(inHours(200), { appointmentStatus: "CANCELLED" });
    expect(comesAfter([goods(expected(100))], { appointments: [old, active(inHours(90))] })).toBe(
      true,
    );
    expect(comesAfter([goods(expected(100))], { appointments: [active(inHours(110)), old] })).toBe(
      false,
    );
  });
});

describe("rescheduled", () => {
  const moved = { appointmentStatus: "CANCELLED", rescheduledAppointmentId: "A2" };

  it.each(SERVICE_JOB_STATUSES)("is said of a job that is %s", (serviceJobStatus) => {
    const appointments = [active(inHours(5), moved), active(inHours(60), { appointmentId: "A2" })];
    expect(flagsOf(open({ serviceJobStatus, appointments }), now)).toContain("rescheduled");
  });

  it("needs a visit that another took the place of, not just two", () => {
    const given = (...appointments: Appointment[]) => flagsOf(open({ appointments }), now);
    const cancelled = { appointmentStatus: "CANCELLED" };
    expect(given(active(inHours(5), cancelled), active(inHours(60)))).toEqual([]);
    expect(given(active(inHours(60), { rescheduledAppointmentId: "" }))).toEqual([]);
  });
});

it("no job tells by itself that a technician is booked twice", () => {
  const twice = open({ appointments: [active(inHours(5)), active(inHours(5.5))] });
  expect(flagsOf(twice, now)).toEqual([]);
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

it("a visit stands though the job is closed, or nobody has paid", () => {
  const appointments = [active(inHours(5))];
  const stands = SERVICE_JOB_STATUSES.filter((serviceJobStatus) =>
    flagsOf(open({ serviceJobStatus, appointments }), now).includes("stillActive"),
  );
  expect(stands).toEqual(["NOT_FULFILLABLE", "PAYMENT_DECLINED", "COMPLETED", "CANCELLED"]);
});

it("nobody goes though the visit is near, as long as it is not over", () => {
  const soon = (hours: number) =>
    flagsOf(open({ appointments: [active(inHours(hours), { assignedTechnicians: [] })] }), now);
  expect(soon(24)).toEqual(["noTechnician", "noTechnicianSoon"]);
  expect(soon(24.1)).toEqual(["noTechnician"]);
  expect(soon(-9)).toEqual(["late", "noTechnician"]);
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
  expect(flagsOf(job, now)).toEqual(["noTechnician", "noTechnicianSoon", "waitingForGoods"]);
});

it("a closed job has none of the flags that only an open one can have", () => {
  const appointments = [active(inHours(-2), { assignedTechnicians: [] })];
  const fields = {
    appointments,
    preferredAppointmentTimes: [{}],
    associatedItems: [{ itemStatus: "SHIPPED" }],
  };
  for (const serviceJobStatus of SERVICE_JOB_STATUSES.filter((status) => !isOpenStatus(status))) {
    const flags: readonly string[] = flagsOf(
      { serviceJobId: "J1", serviceJobStatus, ...fields },
      now,
    );
    expect(OPEN_FLAGS.filter((flag) => flags.includes(flag))).toEqual([]);
  }
});
