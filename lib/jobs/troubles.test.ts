import { expect, it } from "vitest";
import { flagsOf } from "./flags";
import type { Job, JobFields } from "./job";
import { spanOf, troublesOf } from "./troubles";

const NOW = Date.parse("2026-11-24T12:00:00Z");
const HOUR = 3_600_000;

function job(fields: Partial<JobFields>): Job {
  const all = { serviceJobId: "1", serviceJobStatus: "NOT_SERVICED", ...fields };
  return { ...all, zone: "UTC", hidden: [], flags: flagsOf(all, NOW) };
}

function visit(startTime: string, names: string[] = []) {
  return {
    appointmentStatus: "ACTIVE",
    appointmentTime: { startTime, durationInMinutes: 60 },
    assignedTechnicians: names.map((name) => ({ name })),
  };
}

it("says in how many hours a visit starts that nobody is sent to", () => {
  expect(troublesOf(job({ appointments: [visit("2026-11-24T14:00:00Z")] }), NOW)).toEqual([
    { about: "who", kind: "noTechnician", ms: 2 * HOUR, urgency: "exception" },
    { about: "when", kind: "startsSoon", ms: 2 * HOUR, urgency: "exception" },
  ]);
});

it("says how late a visit is, counted from its end", () => {
  const late = job({ appointments: [visit("2026-11-21T10:00:00Z", ["Ada"])] });
  expect(troublesOf(late, NOW)).toEqual([
    { about: "when", kind: "late", ms: 73 * HOUR, urgency: "exception" },
  ]);
});

it("says once that goods are late, and by how much", () => {
  const itemDelivery = { estimatedDeliveryDate: "2026-11-27T14:00:00Z" };
  const waiting = job({
    appointments: [visit("2026-11-26T10:00:00Z", ["Ada"])],
    associatedItems: [{ itemStatus: "SHIPPED", itemDelivery }],
  });
  expect(waiting.flags).toEqual(["goodsAfterVisit", "waitingForGoods"]);
  expect(troublesOf(waiting, NOW)).toEqual([
    { about: "goods", kind: "goodsAfterVisit", ms: 28 * HOUR, urgency: "action" },
  ]);
});

it("is calm where a visit is days away, but not where it stands though the job is closed", () => {
  const appointments = [visit("2026-11-30T10:00:00Z")];
  expect(troublesOf(job({ appointments }), NOW)).toMatchObject([{ urgency: "closed" }]);
  expect(troublesOf(job({ appointments, serviceJobStatus: "CANCELLED" }), NOW)).toEqual([
    { about: "when", kind: "stillActive", ms: null, urgency: "exception" },
  ]);
});

it("says that a payment was declined", () => {
  expect(troublesOf(job({ serviceJobStatus: "PAYMENT_DECLINED" }), NOW)).toMatchObject([
    { about: "money", kind: "paymentDeclined" },
  ]);
});

it.each([
  [0, "minutes", 1],
  [59 * 60_000, "minutes", 59],
  [HOUR, "hours", 1],
  [47.9 * HOUR, "hours", 47],
  [48 * HOUR, "days", 2],
  [73 * HOUR, "days", 3],
])("writes %i ms in %s", (ms, unit, count) => expect(spanOf(ms)).toEqual({ unit, count }));
