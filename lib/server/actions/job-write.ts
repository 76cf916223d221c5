import "server-only";
import { type Payer, type Seen, seenOf } from "@/lib/actions/job-action";
import type { CallOptions, SpApi } from "@/lib/server/sp-api/contract";
import type { FulfillmentData } from "@/lib/server/sp-api/operations/appointments";
import type { WireJob } from "@/lib/server/sp-api/wire";
import type { Warning } from "@/lib/server/sp-api/wire-actions";

/** What a person can have done with a job. Times are UTC, with milliseconds and a `Z`. */
export type JobWrite =
  | { operation: "schedule"; start: string }
  | { operation: "reschedule"; appointmentId: string; start: string; reasonCode: string }
  | { operation: "assign"; appointmentId: string; technicians: readonly string[] }
  | { operation: "fulfil"; appointmentId: string; data: FulfillmentData }
  | { operation: "complete" }
  /** Whom Amazon makes pay, as far as anybody has said. */
  | { operation: "cancel"; reasonCode: string; payer: Payer | null };

/** Whether somebody decides on a job as it is. */
export function isAsSeen(job: WireJob, seen: Seen): boolean {
  const now = seenOf(job);
  return (
    now.status === seen.status &&
    now.appointmentId === seen.appointmentId &&
    instantOf(now.start) === instantOf(seen.start) &&
    now.technicians.join() === [...seen.technicians].sort().join()
  );
}

/** Equal instants may be spelt differently; null and what is no time are equal to themselves. */
function instantOf(text: string | null): number | string | null {
  const instant = Date.parse(text ?? "");
  return Number.isNaN(instant) ? text : instant;
}

/** What a success says besides. */
type Success = { warnings: readonly Warning[]; appointmentId?: string | null };

/** Sends a write, once. */
export async function sendWrite(
  api: SpApi,
  serviceJobId: string,
  write: JobWrite,
  options: CallOptions,
): Promise<{ data: Success; requestId: string | null }> {
  switch (write.operation) {
    case "schedule": {
      const body = { appointmentTime: { startTime: write.start } };
      return api.addAppointmentForServiceJobByServiceJobId({ serviceJobId, body }, options);
    }
    case "reschedule": {
      const { appointmentId, start, reasonCode } = write;
      const body = { appointmentTime: { startTime: start }, rescheduleReasonCode: reasonCode };
      const visit = { serviceJobId, appointmentId, body };
      return api.rescheduleAppointmentForServiceJobByServiceJobId(visit, options);
    }
    case "assign": {
      const { appointmentId, technicians } = write;
      const body = { resources: technicians.map((resourceId) => ({ resourceId })) };
      return api.assignAppointmentResources({ serviceJobId, appointmentId, body }, options);
    }
    case "fulfil": {
      const { appointmentId, data: body } = write;
      return api.setAppointmentFulfillmentData({ serviceJobId, appointmentId, body }, options);
    }
    case "complete":
      return api.completeServiceJobByServiceJobId({ serviceJobId }, options);
    case "cancel": {
      const input = { serviceJobId, cancellationReasonCode: write.reasonCode };
      return api.cancelServiceJobByServiceJobId(input, options);
    }
  }
}

/**
 * What a job shows of a write whose answer was lost: that it was done, that it was not, or neither, as
 * somebody else was there or nothing of it can be read.
 */
export type Verdict = "done" | "not done" | "neither";

export function verdictOn(job: WireJob, write: JobWrite): Verdict {
  const now = seenOf(job);
  switch (write.operation) {
    case "schedule":
      if (now.appointmentId === null) return "not done";
      return instantOf(now.start) === instantOf(write.start) ? "done" : "neither";
    case "reschedule": {
      if (now.appointmentId === write.appointmentId) return "not done";
      const isThere = instantOf(now.start) === instantOf(write.start);
      return now.appointmentId !== null && isThere ? "done" : "neither";
    }
    case "assign":
      if (now.appointmentId !== write.appointmentId) return "neither";
      return now.technicians.join() === [...write.technicians].sort().join() ? "done" : "not done";
    case "fulfil":
      return "neither";
    case "complete":
      return endedAs(now, "COMPLETED");
    case "cancel":
      return endedAs(now, "CANCELLED");
  }
}

function endedAs({ status }: Seen, end: string): Verdict {
  if (status === end) return "done";
  return status === "COMPLETED" || status === "CANCELLED" ? "neither" : "not done";
}

/**
 * Whether a write that was not done is sent once more by itself: a second visit is refused by Amazon, and
 * the same people assigned twice are the same people. Everything else is a person's to decide.
 */
export function mayRepeat({ operation }: JobWrite): boolean {
  return operation === "schedule" || operation === "assign";
}
