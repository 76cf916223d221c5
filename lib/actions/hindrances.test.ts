import { expect, test } from "vitest";
import type { JobFields } from "@/lib/jobs/job";
import { hindranceOf, isOffered, reasonsFor } from "./hindrances";
import type { ActionOffer, ReasonCode } from "./job-action";

const reason = (code: string, marketplaceId: string | null = null): ReasonCode => ({
  ...{ code, marketplaceId, words: code, programme: null, payer: null },
});

const OFFER: ActionOffer = {
  groups: ["appointments", "cancellation"],
  rescheduleReasons: [reason("R1")],
  cancelReasons: [reason("V1")],
};

const VISIT = { appointmentId: "A1", appointmentStatus: "ACTIVE" };
const job = (serviceJobStatus: string, ...appointments: JobFields["appointments"] & object) => ({
  ...{ serviceJobStatus, appointments, marketplaceId: "US" },
});

test("a group that is not switched on offers nothing", () => {
  expect(isOffered(OFFER, "reschedule")).toBe(true);
  expect(isOffered(OFFER, "assign")).toBe(false);
});

test("a visit is booked where there is none, and only while the job waits for one", () => {
  expect(hindranceOf("schedule", job("PENDING_SCHEDULE"), OFFER)).toBeNull();
  expect(hindranceOf("schedule", job("HOLD"), OFFER)).toBeNull();
  expect(hindranceOf("schedule", job("HOLD", VISIT), OFFER)).toBe("hasVisit");
  expect(hindranceOf("schedule", job("NOT_SERVICED"), OFFER)).toBe("notSchedulable");
});

test("only a visit that stands is moved, or gets technicians", () => {
  const open = job("NOT_SERVICED", VISIT);
  const gone = job("NOT_SERVICED", { ...VISIT, appointmentStatus: "CANCELLED" });
  expect(hindranceOf("reschedule", open, OFFER)).toBeNull();
  expect(hindranceOf("assign", open, OFFER)).toBeNull();
  expect(hindranceOf("reschedule", gone, OFFER)).toBe("noVisit");
  expect(hindranceOf("assign", gone, OFFER)).toBe("noVisit");
});

test.each(["COMPLETED", "CANCELLED"])("a job that is %s takes nothing more", (status) => {
  for (const action of ["schedule", "reschedule", "assign", "cancel", "complete"] as const) {
    expect(hindranceOf(action, job(status, VISIT), OFFER)).toBe("jobClosed");
  }
});

test("without a reason for the job's marketplace nothing is moved or cancelled", () => {
  const foreign = { ...OFFER, rescheduleReasons: [reason("R1", "MX")], cancelReasons: [] };
  expect(hindranceOf("reschedule", job("NOT_SERVICED", VISIT), foreign)).toBe("noReasons");
  expect(hindranceOf("cancel", job("NOT_SERVICED", VISIT), foreign)).toBe("noReasons");
  const codes = reasonsFor([reason("R1", "MX"), reason("R2", "US"), reason("R3")], job("HOLD"));
  expect(codes.map(({ code }) => code)).toEqual(["R2", "R3"]);
});
