import "server-only";
import type { JobAction } from "@/lib/actions/job-action";
import type { AuditAction, AuditDetails } from "@/lib/audit/audit-record";
import type { JobWrite } from "@/lib/server/actions/job-write";
import type { Ended } from "@/lib/server/actions/receipts";
import type { Intent, Wanted } from "@/lib/server/actions/write-service";
import { audit } from "@/lib/server/http/audit";

const NAMES = {
  schedule: "appointment_added",
  reschedule: "appointment_moved",
  assign: "technicians_assigned",
  fulfil: "fulfilment_set",
  complete: "job_completed",
  cancel: "job_cancelled",
} as const satisfies Record<JobAction, AuditAction>;

/**
 * Puts on record what is about to be done: ids, codes, times and counts, and never a word of anybody's.
 * @throws ProblemError `internal` when the record cannot be kept
 */
export async function recordIntent({ key, user, jobId, write, seen }: Intent): Promise<void> {
  const details: AuditDetails = {
    outcome: "sent",
    action: key,
    ...(write.operation === "reschedule" && { from: seen.start ?? "" }),
    ...(write.operation === "assign" && { before: seen.technicians.join(",") }),
    ...wishOf(write),
  };
  await audit.get().record({ action: NAMES[write.operation], user, jobId, details });
}

/** Notes what came of it. */
export function noteEnd({ key, user, jobId, write }: Wanted, end: Ended): void {
  const { status, requestId, appointmentId } = end;
  const details: AuditDetails = {
    outcome: end.state,
    action: key,
    ...(appointmentId !== null && { appointment: appointmentId }),
    ...(status !== null && { upstreamStatus: status }),
    ...(end.codes.length > 0 && { upstreamCodes: end.codes.join(",") }),
    ...(end.warnings.length > 0 && { warnings: end.warnings.map(({ code }) => code).join(",") }),
    ...(requestId !== null && { requestId }),
  };
  audit.get().note({ action: NAMES[write.operation], user, jobId, details });
}

function wishOf(write: JobWrite): AuditDetails {
  switch (write.operation) {
    case "schedule":
      return { to: write.start };
    case "reschedule":
      return { appointment: write.appointmentId, to: write.start, reasonCode: write.reasonCode };
    case "assign": {
      const { appointmentId: appointment, technicians } = write;
      return { appointment, technicians: technicians.join(","), count: technicians.length };
    }
    case "fulfil":
      return { appointment: write.appointmentId, parts: Object.keys(write.data).sort().join(",") };
    case "complete":
      return {};
    case "cancel":
      return { reasonCode: write.reasonCode, payer: write.payer ?? "unknown" };
  }
}
