import { appointmentStart, currentAppointment } from "@/lib/jobs/appointment";
import type { JobFields } from "@/lib/jobs/job";

/** What of a job is compared, by the ids of the columns that show it. */
const CHANGE_FIELDS = ["status", "appointment", "technicians", "items"] as const;

export type ChangeField = (typeof CHANGE_FIELDS)[number];

const READ: Record<ChangeField, (job: JobFields) => unknown> = {
  status: (job) => job.serviceJobStatus,
  appointment: appointmentOf,
  technicians: (job) =>
    currentAppointment(job)?.assignedTechnicians?.map(({ technicianId, name }) => [
      technicianId,
      name,
    ]),
  items: (job) =>
    job.associatedItems?.map(({ asin, title, quantity, itemStatus }) => [
      asin,
      title,
      quantity,
      itemStatus,
    ]),
};

/** What a person would see differently in the list. The same moment written otherwise is no change. */
export function changedFields(before: JobFields, after: JobFields): ChangeField[] {
  return CHANGE_FIELDS.filter((field) => text(READ[field](before)) !== text(READ[field](after)));
}

/** The moment that counts; as long as there is none, the moments that the customer proposed. */
function appointmentOf(job: JobFields): unknown {
  const appointment = currentAppointment(job);
  const time = appointment?.appointmentTime;
  if (time?.startTime === undefined) return job.preferredAppointmentTimes?.map(appointmentStart);
  const start = appointmentStart(time) ?? time.startTime;
  return [start, time.durationInMinutes, appointment?.appointmentStatus];
}

/** Absent and empty are the same: nothing to see. */
function text(value: unknown): string {
  return JSON.stringify(value ?? []);
}
