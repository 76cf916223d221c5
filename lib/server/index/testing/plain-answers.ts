import "server-only";
import { appointmentEnd, appointmentStart, currentAppointment } from "@/lib/jobs/appointment";
import { flagsOf } from "@/lib/jobs/flags";
import { JOB_FLAGS, type JobFields, type JobFlag } from "@/lib/jobs/job";
import { isOpenStatus } from "@/lib/jobs/statuses";
import type { JobsSearch } from "@/lib/search/jobs-search";
import { createdSpan } from "@/lib/server/index/question";
import { parseInstant } from "@/lib/time/instant";
import { resolveRange } from "@/lib/time/range";
import { NOW } from "./any-job";

export const US = "ATVPDKIKX0DER";
/** What the operator calls the stores. */
export const LABELS = new Map([
  ["SEA-1", "Tukwila South"],
  ["PDX-1", "Alberta Street"],
]);

export const techniciansOf = (job: JobFields) => currentAppointment(job)?.assignedTechnicians ?? [];

/** Compares each job with every other, which is slow and plain. */
export function flagsAmong(job: JobFields, jobs: readonly JobFields[]): JobFlag[] {
  const due = (each: JobFields) => {
    const visit = currentAppointment(each);
    const [start, end] = [
      appointmentStart(visit?.appointmentTime),
      appointmentEnd(visit?.appointmentTime),
    ];
    const stands = visit?.appointmentStatus === "ACTIVE" && isOpenStatus(each.serviceJobStatus);
    return stands && start !== null && end !== null ? { start, end } : null;
  };
  const own = due(job);
  const ids = new Set(techniciansOf(job).flatMap(({ technicianId }) => technicianId ?? []));
  const isBooked = jobs.some((other) => {
    const its = due(other);
    return (
      other.serviceJobId !== job.serviceJobId &&
      own !== null &&
      its !== null &&
      own.start < its.end &&
      its.start < own.end &&
      techniciansOf(other).some(({ technicianId }) => technicianId && ids.has(technicianId))
    );
  });
  const alone = flagsOf(job, NOW);
  return JOB_FLAGS.filter((flag) => alone.includes(flag) || (flag === "doubleBooked" && isBooked));
}

export const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** What a search means, without SQL. */
export function matches(asked: JobsSearch, job: JobFields, jobs: readonly JobFields[]): boolean {
  const within = (
    instant: number | null,
    { from, to }: { from: number | null; to: number | null },
  ) =>
    instant === null
      ? from === null
      : (from === null || instant >= from) && (to === null || instant <= to);
  const holds = (wanted: readonly string[], values: readonly (string | undefined)[]) =>
    wanted.length === 0 || values.some((value) => value !== undefined && wanted.includes(value));
  const { scopeOfWork } = job;
  const technicians = techniciansOf(job);
  const scheduled = asked.scheduled && resolveRange(asked.scheduled, "UTC", NOW);
  const texts = [
    job.serviceJobId,
    job.serviceOrderId,
    ...(job.productOrderIds ?? []),
    ...(job.trackingIds ?? []),
    scopeOfWork?.asin,
    scopeOfWork?.title,
    job.storeId,
    LABELS.get(job.storeId ?? ""),
    ...technicians.map(({ technicianId, name }) => (technicianId ? name : undefined)),
  ].map((text) => fold(text ?? ""));
  return (
    within(parseInstant(job.createTime ?? ""), createdSpan(asked, { now: NOW, marketplace: US })) &&
    holds(asked.status, [job.serviceJobStatus]) &&
    holds(asked.store, [job.storeId]) &&
    holds(asked.order, [job.serviceOrderId]) &&
    holds(asked.productOrder, job.productOrderIds ?? []) &&
    holds(asked.tracking, job.trackingIds ?? []) &&
    holds(asked.skill, scopeOfWork?.requiredSkills ?? []) &&
    holds(asked.location, [job.serviceLocation?.serviceLocationType]) &&
    holds(asked.flag, flagsAmong(job, jobs)) &&
    holds(asked.asin, [
      scopeOfWork?.asin,
      ...(job.associatedItems ?? []).map(({ asin }) => asin),
    ]) &&
    (asked.technician.includes("none")
      ? technicians.length === 0
      : holds(
          asked.technician,
          technicians.map(({ technicianId }) => technicianId),
        )) &&
    (scheduled === null ||
      (job.appointments ?? []).some(({ appointmentStatus, appointmentTime }) => {
        const start = appointmentStart(appointmentTime);
        const span = { from: scheduled.after, to: scheduled.before };
        return appointmentStatus !== "CANCELLED" && start !== null && within(start, span);
      })) &&
    (asked.q ?? "").split(/\s+/).every((word) => texts.some((text) => text.includes(fold(word))))
  );
}
