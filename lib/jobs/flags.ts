import { appointmentEnd, appointmentStart, currentAppointment } from "./appointment";
import { JOB_FLAGS, type JobFields, type JobFlag } from "./job";
import { isOpenStatus } from "./statuses";

/** Goods that have not come this long before the appointment put it at risk. */
const GOODS_MS = 48 * 60 * 60_000;

/** An item in one of these states keeps nobody waiting. */
const SETTLED_ITEMS = ["DELIVERED", "CANCELLED"];

/** What deserves a person's eye at `now` (epoch ms), in the order of `JOB_FLAGS`. */
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
  customerProposedTimes: (job) =>
    (job.serviceJobStatus === "PENDING_SCHEDULE" || job.serviceJobStatus === "HOLD") &&
    (job.preferredAppointmentTimes ?? []).length > 0 &&
    !hasActive(job),
  proofMissing: (job) =>
    job.serviceJobStatus === "COMPLETED" &&
    (job.appointments ?? []).every(({ poa }) => poa === undefined),
};

function hasActive(job: JobFields): boolean {
  return (job.appointments ?? []).some(({ appointmentStatus }) => appointmentStatus === "ACTIVE");
}

/** An item of which Amazon says nothing is not held against the job. */
function isAwaited(itemStatus: string | undefined): boolean {
  return itemStatus !== undefined && !SETTLED_ITEMS.includes(itemStatus);
}
