import "server-only";
import type { Figures, GroupKind } from "@/lib/insights/insights";
import { appointmentStart } from "@/lib/jobs/appointment";
import type { JobFields } from "@/lib/jobs/job";
import { parseInstant } from "@/lib/time/instant";
import { techniciansOf } from "./plain-answers";

type Span = { from: number; to: number };

/** What the figures of jobs are that were created in a time (epoch ms, both ends included), without SQL. */
export function plainFigures(all: readonly JobFields[], { from, to }: Span): Figures {
  const jobs = all.filter((job) => {
    const created = createdOf(job);
    return created !== null && created >= from && created <= to;
  });
  const having = (status: string) =>
    jobs.filter(({ serviceJobStatus }) => serviceJobStatus === status).length;
  const waits = jobs.flatMap((job) => {
    const first = Math.min(...dueOf(job).flatMap(({ start }) => start ?? []));
    const hours = (first - (createdOf(job) ?? first)) / 3_600_000;
    return Number.isFinite(hours) && hours >= 0 ? hours : [];
  });
  const late = jobs.flatMap((job) => {
    const proven = dueOf(job).filter(({ start, began }) => start !== null && began !== null);
    const last = proven.at(-1);
    return last ? (last.began ?? 0) - (last.start ?? 0) : [];
  });
  return {
    jobs: jobs.length,
    completed: having("COMPLETED"),
    cancelled: having("CANCELLED"),
    notFulfillable: having("NOT_FULFILLABLE"),
    rescheduled: jobs.filter((job) =>
      (job.appointments ?? []).some(({ rescheduledAppointmentId: id }) => id),
    ).length,
    firstVisit: { medianHours: medianOf(waits), of: waits.length },
    onTime: { jobs: late.filter((ms) => ms <= 15 * 60_000).length, of: late.length },
  };
}

/** The ids that a job counts for. */
export function groupsOfJob(job: JobFields, by: GroupKind): string[] {
  if (by === "store") return [job.storeId ?? "none"];
  if (by === "service") return [job.scopeOfWork?.asin ?? "none"];
  const ids = techniciansOf(job).flatMap(({ technicianId }) => technicianId ?? []);
  return ids.length === 0 ? ["none"] : [...new Set(ids)];
}

const HALF_MILLISECONDS_OF_HOUR = 7_200_000;

/**
 * Figures whose median is a whole number, as a median of times lies on a half millisecond: two machines
 * may work out its hours a little differently.
 */
export function rounded(figures: Figures): Figures {
  const { medianHours: hours, of } = figures.firstVisit;
  const medianHours = hours === null ? null : Math.round(hours * HALF_MILLISECONDS_OF_HOUR);
  return { ...figures, firstVisit: { medianHours, of } };
}

function createdOf({ createTime }: JobFields): number | null {
  return createTime === undefined ? null : parseInstant(createTime);
}

function dueOf(job: JobFields) {
  return (job.appointments ?? [])
    .filter(({ appointmentStatus }) => appointmentStatus !== "CANCELLED")
    .map(({ appointmentTime, poa }) => ({
      start: appointmentStart(appointmentTime),
      began: appointmentStart(poa?.appointmentTime),
    }));
}

function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [lower, upper] = [(sorted.length - 1) >> 1, sorted.length >> 1].map((at) => sorted[at]);
  return lower === undefined || upper === undefined ? null : (lower + upper) / 2;
}
