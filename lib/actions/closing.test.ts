import { describe, expect, it } from "vitest";
import type { Job } from "@/lib/jobs/job";
import { arrivalBody, NOTHING_TOLD, plannedSpan, unsaved, workedProblem } from "./closing";
import { seenOf } from "./job-action";

const START = Date.parse("2026-11-24T17:00:00Z");
const HOUR = 3_600_000;

const job: Pick<Job, "serviceJobStatus" | "appointments"> = {
  serviceJobStatus: "NOT_SERVICED",
  appointments: [
    { appointmentId: "old", appointmentStatus: "CANCELLED" },
    {
      appointmentId: "v1",
      appointmentStatus: "ACTIVE",
      appointmentTime: { startTime: "2026-11-24T17:00:00Z", durationInMinutes: 90 },
      assignedTechnicians: [{ technicianId: "B" }, { technicianId: "A" }],
    },
  ],
};
const seen = seenOf(job);
const worked = { start: START, end: START + HOUR };
const spelt = { start: "2026-11-24T17:00:00.000Z", end: "2026-11-24T18:00:00.000Z" };
const photo = { id: "d1", sha256: "aGFzaA==" };

describe("what is told of a visit", () => {
  it("begins with what was planned", () => {
    expect(plannedSpan(job)).toEqual({ start: START, end: START + 1.5 * HOUR });
    expect(plannedSpan({ appointments: [] })).toBeNull();
    const appointments = [{ appointmentStatus: "ACTIVE", appointmentTime: { startTime: "soon" } }];
    expect(plannedSpan({ appointments })).toBeNull();
  });

  it("is sent in parts: what was never told, or is told otherwise", () => {
    const technicians = ["A", "B"];
    const told = { worked, technicians, documents: [photo] };
    const first = unsaved(job, told, NOTHING_TOLD);
    expect(first).toEqual({ appointment: "v1", worked: spelt, documents: [photo], seen });
    expect(unsaved(job, told, told)).toBeNull();
    const another = { id: "d2", sha256: "b3RoZXI=" };
    expect(unsaved(job, { ...told, documents: [photo, another] }, told)).toEqual({
      appointment: "v1",
      documents: [another],
      seen,
    });
    expect(unsaved(job, { ...told, technicians: ["A"] }, told)?.technicians).toEqual(["A"]);
    // Amazon may show people late: what was saved counts.
    expect(
      unsaved(job, { ...told, technicians: ["A"] }, { ...told, technicians: ["A"] }),
    ).toBeNull();
    const later = { start: START, end: START + 2 * HOUR };
    expect(unsaved(job, { ...told, worked: later }, told)?.worked?.end).toBe(
      "2026-11-24T19:00:00.000Z",
    );
  });

  it("has ten documents at a time", () => {
    const documents = Array.from({ length: 12 }, (_, index) => ({ ...photo, id: `d${index}` }));
    const first = unsaved(job, { ...NOTHING_TOLD, documents }, NOTHING_TOLD)?.documents ?? [];
    expect(first).toHaveLength(10);
    const saved = { ...NOTHING_TOLD, documents: first };
    expect(unsaved(job, { ...NOTHING_TOLD, documents }, saved)?.documents).toEqual(
      documents.slice(10),
    );
  });

  it("is nothing without a visit that stands", () => {
    const none = { serviceJobStatus: "COMPLETED", appointments: [] };
    expect(unsaved(none, { ...NOTHING_TOLD, worked }, NOTHING_TOLD)).toBeNull();
    expect(arrivalBody(none, worked)).toBeNull();
    expect(arrivalBody(job, worked)).toEqual({ appointment: "v1", arrival: spelt, seen });
  });

  it.each([
    [worked, START + 2 * HOUR, null],
    [worked, START + HOUR, null],
    [worked, START + HOUR - 1, "timesInFuture"],
    [{ start: START, end: START }, START + HOUR, "endBeforeStart"],
  ])("%j at %d is refused for %s", (span, now, reason) => {
    expect(workedProblem(span, now)).toBe(reason);
  });
});
