import { appointmentEnd, appointmentStart, currentAppointment } from "./appointment";
import { latestDelivery } from "./flags";
import type { Job, JobFlag } from "./job";
import { type Severity, severityOf } from "./severity";
import { isOpenStatus } from "./statuses";

/** What of a job is asked first. */
export const CONCERNS = ["when", "who", "where", "goods", "money"] as const;

export type Concern = (typeof CONCERNS)[number];

/** That a visit is near is said with each of them. */
type ToldFlag = Exclude<JobFlag, "noTechnicianSoon">;
type Kind = ToldFlag | "startsSoon" | "paymentDeclined";

/** What is wrong with a job, with how much of it in milliseconds, where that can be told. */
export type Trouble = {
  about: Concern;
  kind: Kind;
  /** How late it is, how long until the visit, or how long after its start the goods come. */
  ms: number | null;
  urgency: Severity;
};

const DAY_MS = 24 * 60 * 60_000;

const ABOUT: Record<ToldFlag, Concern> = {
  late: "when",
  noTechnician: "who",
  goodsAfterVisit: "goods",
  waitingForGoods: "goods",
  doubleBooked: "who",
  customerProposedTimes: "when",
  stillActive: "when",
  proofMissing: "when",
  rescheduled: "when",
};

/** The second says nothing that the first does not. */
const SAID_BY: Partial<Record<JobFlag, JobFlag>> = { waitingForGoods: "goodsAfterVisit" };

/** What is wrong with a job at `now` (epoch ms), by its flags, the most urgent first. */
export function troublesOf(job: Job, now: number): Trouble[] {
  const time = currentAppointment(job)?.appointmentTime;
  const start = appointmentStart(time);
  const isOpen = isOpenStatus(job.serviceJobStatus);
  const urgency = isOpen && start !== null ? severityOf(start - now) : "action";
  const until = start !== null && start > now ? start - now : null;
  const amounts: Partial<Record<JobFlag, { ms: number | null; urgency: Severity }>> = {
    late: { ms: sinceEnd(appointmentEnd(time), now), urgency: "exception" },
    goodsAfterVisit: { ms: afterStart(latestDelivery(job), start), urgency },
    customerProposedTimes: { ms: null, urgency: "action" },
    stillActive: { ms: null, urgency: "exception" },
    proofMissing: { ms: null, urgency: "action" },
    rescheduled: { ms: null, urgency: "closed" },
  };
  const troubles = job.flags
    .filter((flag) => flag !== "noTechnicianSoon")
    .filter((flag) => !job.flags.some((other) => other === SAID_BY[flag]))
    .map(
      (kind): Trouble => ({
        about: ABOUT[kind],
        kind,
        ...(amounts[kind] ?? { ms: until, urgency }),
      }),
    );
  if (job.serviceJobStatus === "PAYMENT_DECLINED") {
    troubles.unshift({ about: "money", kind: "paymentDeclined", ms: null, urgency: "exception" });
  }
  if (isOpen && until !== null && until < DAY_MS && hasActive(job)) {
    troubles.push({ about: "when", kind: "startsSoon", ms: until, urgency });
  }
  return troubles;
}

/** A span as a person says it, rounded down, never less than a minute. */
export function spanOf(ms: number): { unit: "minutes" | "hours" | "days"; count: number } {
  const minutes = Math.max(1, Math.floor(ms / 60_000));
  if (minutes < 60) return { unit: "minutes", count: minutes };
  const hours = Math.floor(minutes / 60);
  return hours < 48
    ? { unit: "hours", count: hours }
    : { unit: "days", count: Math.floor(hours / 24) };
}

function sinceEnd(end: number | null, now: number): number | null {
  return end === null ? null : Math.max(0, now - end);
}

function afterStart(delivery: number | null, start: number | null): number | null {
  return delivery === null || start === null ? null : delivery - start;
}

function hasActive(job: Job): boolean {
  return currentAppointment(job)?.appointmentStatus === "ACTIVE";
}
