import type { Job } from "@/lib/jobs/job";
import type { DocumentRef } from "./documents";
import type { RefusalReason } from "./refusal-reasons";

/** What somebody may have Amazon do with a job; each is the last segment of its route. */
export const JOB_ACTIONS = [
  "schedule",
  "reschedule",
  "assign",
  "fulfil",
  "complete",
  "cancel",
] as const;

export type JobAction = (typeof JOB_ACTIONS)[number];

/** More are sent to no visit. */
export const MOST_TECHNICIANS = 10;

/** What may be switched on, in groups, as Amazon agrees on usage by business line. */
export const ACTION_GROUPS = [
  "appointments",
  "technicians",
  "fulfilment",
  "completion",
  "cancellation",
  "capacity",
] as const;

export type ActionGroup = (typeof ACTION_GROUPS)[number];

export const GROUP_OF = {
  schedule: "appointments",
  reschedule: "appointments",
  assign: "technicians",
  fulfil: "fulfilment",
  complete: "completion",
  cancel: "cancellation",
} as const satisfies Record<JobAction, ActionGroup>;

/** What a screen saw of a job before somebody decided: as much as a decision rests on. */
export type Seen = {
  status: string | null;
  /** Of the visit that is ACTIVE. */
  appointmentId: string | null;
  /** As Amazon wrote it. */
  start: string | null;
  /** By id, sorted. */
  technicians: readonly string[];
};

/** What of a job a decision rests on; nothing of it is the buyer's, so that a refusal may tell it. */
export type JobNow = Pick<Job, "serviceJobId" | "serviceJobStatus" | "appointments">;

export function jobNow({ serviceJobId, serviceJobStatus, appointments }: JobNow): JobNow {
  return {
    serviceJobId,
    ...(serviceJobStatus !== undefined && { serviceJobStatus }),
    ...(appointments !== undefined && { appointments }),
  };
}

/** The visit that still stands; a job has one at most (Services API v1: a second one is refused). */
export function activeVisit<Visit extends { appointmentStatus?: string | undefined }>(job: {
  appointments?: Visit[] | undefined;
}): Visit | undefined {
  return job.appointments?.find(({ appointmentStatus }) => appointmentStatus === "ACTIVE");
}

export function seenOf(job: Omit<JobNow, "serviceJobId">): Seen {
  const visit = activeVisit(job);
  const technicians = visit?.assignedTechnicians ?? [];
  return {
    status: job.serviceJobStatus ?? null,
    appointmentId: visit?.appointmentId ?? null,
    start: visit?.appointmentTime?.startTime ?? null,
    technicians: technicians.flatMap(({ technicianId }) => technicianId ?? []).sort(),
  };
}

/** The bodies of the routes. Times are UTC with milliseconds and a `Z`. */
export type ActionBody = {
  schedule: { start: string; seen: Seen };
  reschedule: { appointment: string; start: string; reason: string; seen: Seen };
  assign: { appointment: string; technicians: readonly string[]; seen: Seen };
  fulfil: {
    appointment: string;
    /** When somebody is going to arrive. */
    arrival?: { start: string; end: string };
    /** When the work was done. */
    worked?: { start: string; end: string };
    technicians?: readonly string[];
    documents?: readonly DocumentRef[];
    seen: Seen;
  };
  complete: { seen: Seen };
  /** `order` is the last four characters of the order id, typed. */
  cancel: { reason: string; order: string; seen: Seen };
};

/** "sent" is under way; "not_done" was sent and Amazon shows that it did not do it. */
export const ACTION_STATES = ["sent", "done", "refused", "not_done", "unknown"] as const;

export type ActionState = (typeof ACTION_STATES)[number];

/** What became of something that somebody had Amazon do: ids and codes, and never Amazon's words. */
export type Receipt = {
  /** The Idempotency-Key, a UUID. */
  key: string;
  jobId: string;
  action: JobAction;
  state: ActionState;
  /** ISO 8601, UTC. */
  at: string;
  /** Null while nobody knows. */
  endedAt: string | null;
  /** Who wanted it; the name is null where it is not known any more. */
  user: { id: string; name: string | null };
  codes: readonly string[];
  reasons: readonly RefusalReason[];
  warnings: readonly string[];
  /** The visit that came of it. */
  appointmentId: string | null;
  /** x-amzn-RequestId, for a support case. */
  requestId: string | null;
};

/** What Amazon says beside a success, such as RESOURCES_UNASSIGNED with whom it is about. */
export type ActionWarning = { code: string | null; technicians: readonly string[] };

/** What every write answers that was done. `job` is null where Amazon did not show it again. */
export type ActionAnswer = {
  job: Job | null;
  warnings: readonly ActionWarning[];
  action: Receipt;
  fetchedAt: string;
};

/** A time that Amazon offers, in UTC, and how many visits it takes. */
export type Slot = { start: string; end: string; left: number };

/** What `GET /api/jobs/[id]/slots` answers. */
export type Slots = {
  /** False where Amazon knows opening hours only: what is offered may still be refused. */
  realTime: boolean;
  slots: readonly Slot[];
  fetchedAt: string;
};

/** A code that Amazon takes as a reason, as an operator has written it down. */
export type ReasonCode = {
  code: string;
  /** What people read. */
  words: string;
  /** For jobs of one marketplace only; null for all. */
  marketplaceId: string | null;
  /** Amazon's programme, of which no job tells; a heading. */
  programme: string | null;
  /** Whom Amazon makes pay; null where nobody has said. */
  payer: Payer | null;
};

export const PAYERS = ["customer", "amazon", "provider"] as const;

export type Payer = (typeof PAYERS)[number];

/** What screens know of what may be done here; a group that is not named is not offered at all. */
export type ActionOffer = {
  groups: readonly ActionGroup[];
  rescheduleReasons: readonly ReasonCode[];
  cancelReasons: readonly ReasonCode[];
};
