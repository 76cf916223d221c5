import { parseInstant } from "@/lib/time/instant";
import { appointmentStart, currentAppointment } from "./appointment";
import type { Job, JobFields, JobPage } from "./job";
import type { ChangedField, Mark, SeenRows } from "./seen-rows";

/** So many jobs are remembered; those seen longest ago are forgotten first. */
const REMEMBERED = 1000;

/**
 * The rows that are seen once a page is. A job is compared with how it was seen before; a page that
 * was seen already, or is older, changes nothing, and gives back the very same object.
 */
export function withPage(seen: SeenRows, page: JobPage): SeenRows {
  const newer = page.jobs.filter((job) => {
    const row = seen.jobs.get(job.serviceJobId);
    if (job.serviceJobId === "") return false;
    if (row === undefined || row.fetchedAt < page.fetchedAt) return true;
    // One row of a page may be read anew by itself.
    return row.fetchedAt === page.fetchedAt && changedFields(row.job, job).length > 0;
  });
  const asOf = parseInstant(page.asOf);
  const until = Math.max(seen.until ?? 0, asOf ?? 0) || null;
  if (newer.length === 0 && until === seen.until) return seen;
  const jobs = new Map(seen.jobs);
  for (const job of newer) {
    const marks = marksOf(jobs.get(job.serviceJobId)?.job, job, seen.until);
    jobs.delete(job.serviceJobId);
    jobs.set(job.serviceJobId, { job, fetchedAt: page.fetchedAt, marks });
  }
  return { jobs: new Map([...jobs].slice(-REMEMBERED)), until };
}

const NO_MARKS: readonly Mark[] = [];

function marksOf(before: Job | undefined, job: Job, until: number | null): readonly Mark[] {
  if (before !== undefined) return changedFields(before, job);
  const created = job.createTime === undefined ? null : parseInstant(job.createTime);
  return until !== null && created !== null && created > until ? ["new"] : NO_MARKS;
}

const COMPARED_FIELDS: readonly ChangedField[] = ["status", "appointment", "technicians", "items"];

const READ: Record<ChangedField, (job: JobFields) => unknown> = {
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
export function changedFields(before: JobFields, after: JobFields): ChangedField[] {
  return COMPARED_FIELDS.filter((field) => text(READ[field](before)) !== text(READ[field](after)));
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
