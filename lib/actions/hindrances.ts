import type { Job } from "@/lib/jobs/job";
import { isOpenStatus } from "@/lib/jobs/statuses";
import {
  type ActionOffer,
  activeVisit,
  GROUP_OF,
  type JobAction,
  type ReasonCode,
} from "./job-action";

/** Why something cannot be done with a job as it is, for a screen to say. */
export type Hindrance = "jobClosed" | "notSchedulable" | "hasVisit" | "noVisit" | "noReasons";

type Decidable = Pick<Job, "serviceJobStatus" | "marketplaceId" | "appointments">;

export function isOffered({ groups }: ActionOffer, action: JobAction): boolean {
  return groups.includes(GROUP_OF[action]);
}

/** The reasons among which a person chooses for a job, those of its marketplace. */
export function reasonsFor(
  reasons: readonly ReasonCode[],
  { marketplaceId }: Pick<Decidable, "marketplaceId">,
): ReasonCode[] {
  return reasons.filter((reason) => (reason.marketplaceId ?? marketplaceId) === marketplaceId);
}

/**
 * Why an action that is offered cannot be taken; null where it can, as far as the job tells. Amazon says
 * which states it takes in sentences of its refusals only (Services API v1 model, cases of its sandbox).
 */
export function hindranceOf(
  action: JobAction,
  job: Decidable,
  offer: ActionOffer,
): Hindrance | null {
  const { serviceJobStatus: status } = job;
  if (status === "COMPLETED" || status === "CANCELLED") return "jobClosed";
  const hasVisit = activeVisit(job)?.appointmentId !== undefined;
  switch (action) {
    case "schedule":
      if (hasVisit) return "hasVisit";
      return status === "PENDING_SCHEDULE" || status === "HOLD" ? null : "notSchedulable";
    case "reschedule":
      if (!hasVisit) return "noVisit";
      return reasonsFor(offer.rescheduleReasons, job).length > 0 ? null : "noReasons";
    case "assign":
      return hasVisit ? null : "noVisit";
    case "fulfil":
    case "complete":
      return hasVisit && isOpenStatus(status) ? null : "noVisit";
    case "cancel":
      return reasonsFor(offer.cancelReasons, job).length > 0 ? null : "noReasons";
  }
}
