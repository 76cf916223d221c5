import { expect, it } from "vitest";
import type { Job, JobFlag } from "./job";
import { flagNotes } from "./severity";

const NOW = Date.parse("2026-11-24T12:00:00Z");
const HOUR = 3_600_000;

function jobWith(flags: JobFlag[], startsIn: number, status = "NOT_SERVICED"): Job {
  const startTime = new Date(NOW + startsIn * HOUR).toISOString();
  return {
    serviceJobId: "J1",
    serviceJobStatus: status,
    appointments: [
      { appointmentStatus: "ACTIVE", appointmentTime: { startTime, durationInMinutes: 120 } },
    ],
    flags,
    hidden: [],
    zone: "UTC",
  };
}

it.each([
  [-1, "exception", "over", 1],
  [2, "exception", "left", 2],
  [24, "exception", "left", 24],
  [25, "action", "left", 25],
  [72, "action", "left", 72],
  [73, "closed", "left", 73],
])("is as grave as a visit in %s h is near", (startsIn, severity, way, hours) => {
  expect(flagNotes(jobWith(["noTechnician"], startsIn), NOW)).toEqual([
    { flag: "noTechnician", severity, time: { way, ms: hours * HOUR } },
  ]);
});

it("counts how late a job is from the end of its visit", () => {
  expect(flagNotes(jobWith(["late"], -74), NOW)).toEqual([
    { flag: "late", severity: "exception", time: { way: "over", ms: 72 * HOUR } },
  ]);
});

it("is none on a job that is closed, but for a proof that is missing", () => {
  const job = jobWith(["proofMissing", "rescheduled"], -30, "COMPLETED");
  expect(flagNotes(job, NOW)).toEqual([{ flag: "proofMissing", severity: "closed", time: null }]);
});

it("says by when the first time that a customer proposed is", () => {
  const job: Job = {
    ...jobWith(["customerProposedTimes"], 0, "PENDING_SCHEDULE"),
    appointments: [],
    preferredAppointmentTimes: [
      { startTime: "2026-11-29T09:00:00Z" },
      { startTime: "2026-11-26T12:00:00Z" },
    ],
  };
  expect(flagNotes(job, NOW)).toMatchObject([
    { severity: "action", time: { way: "left", ms: 48 * HOUR } },
  ]);
});
