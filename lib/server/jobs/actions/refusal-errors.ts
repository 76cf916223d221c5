import "server-only";
import type { RefusalReason } from "@/lib/actions/refusal-reasons";
import type { ParameterError } from "@/lib/http/problem";
import type { KeptRefusal } from "@/lib/server/actions/receipts";

/** What of a form each reason is about, and what Amazon means by it. */
const REASONS: Readonly<Record<RefusalReason, readonly [parameter: string, detail: string]>> = {
  notYours: ["job", "This job belongs to another provider."],
  jobUnknown: ["job", "Amazon no longer has this job."],
  jobClosed: ["job", "The job is completed or cancelled already."],
  hasActiveAppointment: ["job", "The job has a visit already, which can be moved."],
  appointmentUnknown: ["appointment", "The job has no such visit."],
  appointmentNotActive: ["appointment", "The visit no longer stands."],
  slotTaken: ["start", "Amazon no longer offers this time."],
  notFuture: ["start", "This time has passed."],
  beyond365: ["start", "This time is more than 365 days ahead."],
  durationDiffers: ["start", "The service takes another time than was asked for."],
  reasonCode: ["reason", "Amazon does not accept this reason for the job."],
  technicianUnknown: ["technicians", "Amazon does not know this technician."],
  technicianUnfit: ["technicians", "Amazon does not let this technician do the visit."],
  nothingToSave: ["worked", "There is nothing to save."],
  timesIncomplete: ["worked", "A start and an end are needed."],
  timesInFuture: ["worked", "Work that is to come cannot have been done."],
  endBeforeStart: ["worked", "The end comes before the start."],
  timeUnreadable: ["worked", "Amazon cannot read the time."],
  documentUnknown: ["documents", "Amazon does not know this upload."],
  documentExpired: ["documents", "The upload has expired. Upload it again."],
  documentType: ["documents", "Amazon does not take this kind of file."],
  documentSize: ["documents", "Amazon does not take a file of this size."],
  documentMissing: ["documents", "Amazon has not got the file. Upload it again."],
  documentCipher: ["documents", "Amazon cannot decrypt the file. Upload it again."],
  documentHash: ["documents", "The file is not what was announced. Upload it again."],
  documentMalware: ["documents", "Amazon found malware in the file."],
  resourceUnknown: ["resource", "Amazon does not know this store."],
  blockGone: ["block", "Amazon no longer has this block."],
  slotDuration: ["slot", "Amazon does not take this length of a slot."],
  scheduleEmpty: ["schedule", "A schedule cannot be empty."],
};

const UNKNOWN = ["job", "Amazon refused it for a reason that has no name here."] as const;

/**
 * What Amazon refused, as a form can show it: `code` is the reason where it has a name, `values` are the
 * technicians it is about.
 * @param times the field that a complaint of a time is about
 */
export function refusalErrors(refusals: readonly KeptRefusal[], times: string): ParameterError[] {
  return refusals.map(({ reason, code, technicians }) => {
    const [parameter, detail] = reason === null ? UNKNOWN : REASONS[reason];
    return {
      parameter: parameter === "worked" ? times : parameter,
      detail,
      ...(reason !== null && { code: reason }),
      ...(technicians.length > 0 && { values: [...technicians] }),
      ...(code !== null && { upstreamCode: code }),
    };
  });
}
