import { expect, test } from "vitest";
import type { ActionAnswer, Seen } from "./job-action";
import { type Intent, wayBack } from "./send-action";

const NOW = Date.parse("2026-11-30T12:00:00.000Z");
const BEFORE = "2026-12-01T17:00:00.000Z";
const seen: Seen = {
  status: "NOT_SERVICED",
  appointmentId: "V-1",
  start: BEFORE,
  technicians: ["ADA", "BEN"],
};

/** What Amazon shows once Cem goes. */
const answer = {
  job: {
    serviceJobId: "J-1",
    serviceJobStatus: "NOT_SERVICED",
    appointments: [
      {
        appointmentId: "V-2",
        appointmentStatus: "ACTIVE",
        appointmentTime: { startTime: BEFORE, durationInMinutes: 60 },
        assignedTechnicians: [{ technicianId: "CEM", name: "Cem" }],
      },
    ],
  },
} as Partial<ActionAnswer> as ActionAnswer;

const moved = (from: string | null): Intent => ({
  ...{ action: "reschedule", key: "k", jobId: "J-1" },
  body: {
    appointment: "V-1",
    start: "2026-12-02T17:00:00.000Z",
    reason: "R1",
    seen: { ...seen, start: from },
  },
});
const assigned = (before: string[], after: string[]): Intent => ({
  ...{ action: "assign", key: "k", jobId: "J-1" },
  body: { appointment: "V-1", technicians: after, seen: { ...seen, technicians: before } },
});

test("a visit may go back to where it was, as long as that is to come", () => {
  expect(wayBack(moved(BEFORE), answer, NOW)).toEqual({ kind: "move", start: BEFORE });
  expect(wayBack(moved("2026-11-30T11:59:59.000Z"), answer, NOW)).toBeNull();
  expect(wayBack(moved(null), answer, NOW)).toBeNull();
});

test("whoever was assigned before is again, on the job as it is now", () => {
  expect(wayBack(assigned(["ADA", "BEN"], ["CEM"]), answer, NOW)).toEqual({
    kind: "assign",
    wish: {
      action: "assign",
      body: {
        appointment: "V-2",
        technicians: ["ADA", "BEN"],
        seen: { ...seen, appointmentId: "V-2", technicians: ["CEM"] },
      },
    },
  });
});

test("nothing leads back to nobody, to the same people, nor where the job was not shown again", () => {
  expect(wayBack(assigned([], ["CEM"]), answer, NOW)).toBeNull();
  expect(wayBack(assigned(["ADA", "BEN"], ["BEN", "ADA"]), answer, NOW)).toBeNull();
  expect(wayBack(assigned(["ADA"], ["CEM"]), { ...answer, job: null }, NOW)).toBeNull();
});
