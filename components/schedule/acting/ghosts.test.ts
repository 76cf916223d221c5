import { describe, expect, it } from "vitest";
import { laneOf, visitOf } from "@/components/schedule/testing/visits";
import type { Intent, Wish } from "@/lib/actions/send-action";
import type { Job } from "@/lib/jobs/job";
import { NO_LANE } from "@/lib/schedule/schedule";
import { ghostOf, isShown } from "./ghosts";

const visit = visitOf({ key: "v1", appointmentId: "a1" });
const jobId = visit.serviceJobId;
const lanes = [laneOf("ada", visit), laneOf("ben")];
const place = { jobId, visit, lane: "ada", service: "Ceiling fan" };
const seen = { status: null, appointmentId: "a1", start: visit.start, technicians: ["ada"] };
const intent = (wish: Wish): Intent => ({ ...wish, key: "key", jobId });
const assign = intent({
  action: "assign",
  body: { appointment: "a1", technicians: ["ada", "ben"], seen },
});
const start = "2026-11-25T17:00:00.000Z";
const move = intent({
  action: "reschedule",
  body: { appointment: "a1", start, reason: "R1", seen },
});

describe("the ghost of a wish", () => {
  it("stands in the lanes of those who are new, at the time of the visit", () => {
    expect(ghostOf(assign, place, lanes, "technician")).toMatchObject({
      lanes: ["ben"],
      start: visit.start,
      sent: true,
    });
    expect(ghostOf(assign, place, [laneOf("store-1", visit)], "store")?.lanes).toEqual(["store-1"]);
  });

  it("stands at the time that is wished, as long as the visit, in the lanes that it has", () => {
    expect(ghostOf(move, place, lanes, "technician")).toMatchObject({
      ...{ lanes: ["ada"], start, end: "2026-11-25T18:00:00.000Z", zone: visit.zone },
    });
  });

  it("of a first visit stands in the lane of nobody, and of other wishes there is none", () => {
    const schedule = intent({ action: "schedule", body: { start, seen } });
    const waiting = { ...place, visit: null, lane: null };
    expect(ghostOf(schedule, waiting, [], "technician")).toMatchObject({
      ...{ lanes: [NO_LANE], start, end: null },
    });
    const cancel = intent({ action: "cancel", body: { reason: "V1", order: "1234", seen } });
    expect(ghostOf(cancel, place, lanes, "technician")).toBeNull();
  });
});

describe("a schedule that was read a moment too early", () => {
  const unscheduled = { total: 0, jobs: [] };
  const job = (startTime: string, ...ids: string[]): Job => ({
    serviceJobId: jobId,
    zone: visit.zone,
    hidden: [],
    flags: [],
    appointments: [
      {
        appointmentStatus: "ACTIVE",
        appointmentTime: { startTime },
        assignedTechnicians: ids.map((technicianId) => ({ technicianId })),
      },
    ],
  });

  it("shows a job once time and technicians are those that Amazon answered", () => {
    expect(isShown(job("2026-11-24T12:00:00-08:00", "ada"), { lanes, unscheduled })).toBe(true);
    expect(isShown(job(visit.start, "ben"), { lanes, unscheduled })).toBe(false);
    expect(isShown(job(start, "ada"), { lanes, unscheduled })).toBe(false);
  });

  it("shows one of another day by not showing it", () => {
    const elsewhere = { lanes: [laneOf("ada")], unscheduled };
    expect(isShown(job(start, "ada"), elsewhere)).toBe(true);
    const waiting = {
      ...{ serviceJobId: jobId, status: "HOLD", service: null, store: null },
      ...{ created: null, zone: "UTC", proposed: 0 },
    };
    const before = { ...elsewhere, unscheduled: { total: 1, jobs: [waiting] } };
    expect(isShown(job(start, "ada"), before)).toBe(false);
  });
});
