import { expect, test } from "vitest";
import { changesBetween } from "./job-changes";

const visit = (id: string, startTime: string, ...ids: string[]) => ({
  ...{ appointmentId: id, appointmentStatus: "ACTIVE", appointmentTime: { startTime } },
  assignedTechnicians: ids.map((technicianId) => ({ technicianId })),
});

const job = (serviceJobStatus: string, ...appointments: ReturnType<typeof visit>[]) => ({
  ...{ serviceJobStatus, appointments },
});

const BEFORE = job("NOT_SERVICED", visit("A1", "2026-12-01T10:00:00Z", "T1", "T2"));

test("a decision stands while nothing it rests on has changed, however it is spelt", () => {
  const same = job("NOT_SERVICED", visit("A1", "2026-12-01T04:00:00.000-06:00", "T2", "T1"));
  expect(changesBetween(BEFORE, same)).toEqual([]);
});

test("each change is named, a visit that moved once only", () => {
  const moved = job("NOT_SERVICED", visit("A2", "2026-12-02T10:00:00Z", "T1", "T2"));
  expect(changesBetween(BEFORE, moved)).toEqual(["start"]);
  const again = job("NOT_SERVICED", visit("A2", "2026-12-01T10:00:00Z", "T3"));
  expect(changesBetween(BEFORE, again)).toEqual(["visit", "technicians"]);
  expect(changesBetween(BEFORE, job("CANCELLED"))).toEqual(["status", "start", "technicians"]);
});
