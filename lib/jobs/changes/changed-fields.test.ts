import { describe, expect, it } from "vitest";
import type { JobFields } from "@/lib/jobs/job";
import { changedFields } from "./changed-fields";

const job: JobFields = {
  serviceJobId: "J1",
  serviceJobStatus: "NOT_SERVICED",
  appointments: [
    {
      appointmentId: "A1",
      appointmentStatus: "ACTIVE",
      appointmentTime: { startTime: "2026-11-24T17:00:00Z", durationInMinutes: 120 },
      assignedTechnicians: [{ technicianId: "T1", name: "Ada" }],
    },
  ],
  associatedItems: [{ asin: "B000000001", quantity: 1, itemStatus: "SHIPPED" }],
};
const [visit = {}] = job.appointments ?? [];
const [item = {}] = job.associatedItems ?? [];
const withVisit = (patch: Partial<typeof visit>) => ({
  ...job,
  appointments: [{ ...visit, ...patch }],
});

describe("what a person would see differently", () => {
  it.each([
    { field: "status", after: { ...job, serviceJobStatus: "COMPLETED" } },
    {
      field: "appointment",
      after: withVisit({
        appointmentTime: { startTime: "2026-11-25T17:00Z", durationInMinutes: 120 },
      }),
    },
    { field: "appointment", after: withVisit({ appointmentStatus: "CANCELLED" }) },
    { field: "technicians", after: withVisit({ assignedTechnicians: [] }) },
    { field: "technicians", after: withVisit({ assignedTechnicians: [{ technicianId: "T2" }] }) },
    { field: "items", after: { ...job, associatedItems: [{ ...item, itemStatus: "DELIVERED" }] } },
    { field: "items", after: { ...job, associatedItems: [{ ...item, quantity: 2 }] } },
  ])("is its $field", ({ field, after }) => {
    expect(changedFields(job, after)).toEqual([field]);
  });

  it("is everything that changed, in the order of the columns", () => {
    const after = { serviceJobId: "J1", serviceJobStatus: "HOLD" };
    expect(changedFields(job, after)).toEqual(["status", "appointment", "technicians", "items"]);
  });

  it("is nothing where the job is the same", () => {
    expect(changedFields(job, structuredClone(job))).toEqual([]);
  });

  it("is nothing where the same moment is written otherwise", () => {
    const appointmentTime = { startTime: "2026-11-24T09:00:00.00-08", durationInMinutes: 120 };
    expect(changedFields(job, withVisit({ appointmentTime }))).toEqual([]);
  });

  it("is nothing where an absent list became an empty one", () => {
    const bare = { serviceJobId: "J1" };
    expect(changedFields(bare, { ...bare, associatedItems: [], appointments: [] })).toEqual([]);
  });

  it("is the moments that the customer proposed, as long as there is no appointment", () => {
    const bare = { serviceJobId: "J1" };
    const preferredAppointmentTimes = [{ startTime: "2026-11-25T17:00Z" }];
    expect(changedFields(bare, { ...bare, preferredAppointmentTimes })).toEqual(["appointment"]);
    expect(changedFields(job, { ...job, preferredAppointmentTimes })).toEqual([]);
  });
});
