/** Every status of a service job that Amazon names (Services API v1 model), in the order of work. */
export const SERVICE_JOB_STATUSES = [
  "PENDING_SCHEDULE",
  "HOLD",
  "NOT_SERVICED",
  "NOT_FULFILLABLE",
  "PAYMENT_DECLINED",
  "COMPLETED",
  "CANCELLED",
] as const;

export type ServiceJobStatus = (typeof SERVICE_JOB_STATUSES)[number];

export type StatusTone = "action" | "progress" | "done" | "closed" | "exception";

const TONES: Record<ServiceJobStatus, StatusTone> = {
  PENDING_SCHEDULE: "action",
  HOLD: "action",
  NOT_SERVICED: "progress",
  NOT_FULFILLABLE: "exception",
  PAYMENT_DECLINED: "exception",
  COMPLETED: "done",
  CANCELLED: "closed",
};

export function isServiceJobStatus(value: unknown): value is ServiceJobStatus {
  return SERVICE_JOB_STATUSES.some((status) => status === value);
}

/** What a status asks of the reader; one that nobody has heard of yet asks nothing. */
export function statusTone(status: string | undefined): StatusTone {
  return isServiceJobStatus(status) ? TONES[status] : "closed";
}

/** Whether the work is still to be done. */
export function isOpenStatus(status: string | undefined): boolean {
  const tone = statusTone(status);
  return tone === "action" || tone === "progress";
}

export const OPEN_STATUSES = /* @__PURE__ */ SERVICE_JOB_STATUSES.filter(isOpenStatus);
