import { parseInstant } from "@/lib/time/instant";
import { appointmentEnd, appointmentStart, currentAppointment } from "./appointment";
import { JOB_FLAGS, type JobFields, type JobFlag } from "./job";
import { isOpenStatus, isServiceJobStatus } from "./statuses";

/** Goods that have not come this long before the appointment put it at risk. */
export const GOODS_MS = 48 * 60 * 60_000;

/** A visit to which nobody is assigned so long before it begins cannot wait. */
export const SOON_MS = 24 * 60 * 60_000;

/** What only an open job can have. */
export const OPEN_FLAGS = [
  "late",
  "noTechnician",
  "noTechnicianSoon",
  "goodsAfterVisit",
  "waitingForGoods",
  "doubleBooked",
  "customerProposedTimes",
] as const satisfies readonly JobFlag[];

/** An item in one of these states keeps nobody waiting. */
const SETTLED_ITEMS = ["DELIVERED", "CANCELLED"];

/**
 * What deserves a person's eye at `now` (epoch ms), in the order of `JOB_FLAGS`, as far as one job
 * tells by itself.
 */
export function flagsOf(job: JobFields, now: number): JobFlag[] {
  return JOB_FLAGS.filter((flag) => RULES[flag](job, now));
}

const RULES: Record<JobFlag, (job: JobFields, now: number) => boolean> = {
  late(job, now) {
    const current = currentAppointment(job);
    const end = appointmentEnd(current?.appointmentTime);
    return (
      isOpenStatus(job.serviceJobStatus) &&
      current?.appointmentStatus !== "CANCELLED" &&
      end !== null &&
      end <= now
    );
  },
  noTechnician: (job) =>
    isOpenStatus(job.serviceJobStatus) &&
    hasActive(job) &&
    (currentAppointment(job)?.assignedTechnicians ?? []).length === 0,
  noTechnicianSoon(job, now) {
    const start = appointmentStart(currentAppointment(job)?.appointmentTime);
    return (
      RULES.noTechnician(job, now) &&
      !RULES.late(job, now) &&
      start !== null &&
      start - now <= SOON_MS
    );
  },
  goodsAfterVisit(job) {
    const current = currentAppointment(job);
    const start = appointmentStart(current?.appointmentTime);
    const delivery = latestDelivery(job);
    return (
      isOpenStatus(job.serviceJobStatus) &&
      current?.appointmentStatus === "ACTIVE" &&
      start !== null &&
      delivery !== null &&
      delivery > start
    );
  },
  waitingForGoods(job, now) {
    const time = currentAppointment(job)?.appointmentTime;
    const start = appointmentStart(time);
    const end = appointmentEnd(time) ?? start;
    return (
      isOpenStatus(job.serviceJobStatus) &&
      hasActive(job) &&
      start !== null &&
      end !== null &&
      start - now <= GOODS_MS &&
      end > now &&
      (job.associatedItems ?? []).some(({ itemStatus }) => isAwaited(itemStatus))
    );
  },
  // Two visits of one technician at a time: only who knows every job can tell.
  doubleBooked: () => false,
  customerProposedTimes: (job) =>
    (job.serviceJobStatus === "PENDING_SCHEDULE" || job.serviceJobStatus === "HOLD") &&
    (job.preferredAppointmentTimes ?? []).length > 0 &&
    !hasActive(job),
  stillActive: (job) =>
    isServiceJobStatus(job.serviceJobStatus) &&
    !isOpenStatus(job.serviceJobStatus) &&
    hasActive(job),
  proofMissing: (job) =>
    job.serviceJobStatus === "COMPLETED" &&
    (job.appointments ?? []).every(({ poa }) => poa === undefined),
  // Amazon writes the new appointment's id into the one that it took the place of.
  rescheduled: (job) =>
    (job.appointments ?? []).some(({ rescheduledAppointmentId }) => !!rescheduledAppointmentId),
};

/**
 * When the last of the goods that somebody still waits for is to come, epoch ms: an item by its promise
 * or its estimate, whichever is later. Null where Amazon says of none.
 */
export function latestDelivery(job: JobFields): number | null {
  const awaited = (job.associatedItems ?? []).filter(({ itemStatus }) => isAwaited(itemStatus));
  const times = awaited.flatMap(({ itemDelivery }) => {
    const { estimatedDeliveryDate, itemDeliveryPromise: promise } = itemDelivery ?? {};
    return [estimatedDeliveryDate, promise?.endTime ?? promise?.startTime].flatMap(
      (text) => (text === undefined ? null : parseInstant(text)) ?? [],
    );
  });
  return times.length === 0 ? null : Math.max(...times);
}

function hasActive(job: JobFields): boolean {
  return (job.appointments ?? []).some(({ appointmentStatus }) => appointmentStatus === "ACTIVE");
}

/** An item of which Amazon says nothing is not held against the job. */
export function isAwaited(itemStatus: string | undefined): boolean {
  return itemStatus !== undefined && !SETTLED_ITEMS.includes(itemStatus);
}
