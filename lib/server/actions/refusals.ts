import "server-only";
import type { RefusalReason } from "@/lib/actions/refusal-reasons";
import { SpApiError, type UpstreamError } from "@/lib/server/sp-api/errors";

/** What is wrong with technicians; Amazon names all that applies at once. */
const UNFIT: ReadonlySet<string> = new Set([
  "RESOURCES_MISMATCHED_SERVICE_LOCATION_TYPE",
  "RESOURCES_MISSING_REQUIRED_SKILLS",
  "RESOURCES_NOT_AVAILABLE_IN_LOCATION",
  "RESOURCES_NOT_REGISTERED_UNDER_MERCHANT",
  "RESOURCES_BACKGROUND_CHECK_INCOMPLETE",
  "RESOURCES_NOT_AVAILABLE_IN_TIME_WINDOW",
]);

// Amazon: Services API v1 model, the static cases of its sandbox; the first that matches counts.
const SENTENCES: readonly [RegExp, RefusalReason][] = [
  [/^(?:Job not found|No job exists?)\b/, "jobUnknown"],
  [/Operation not allowed on job\b.*\bjobState/, "jobClosed"],
  [/\bjobStatus \w+ cannot be cancelled/, "jobClosed"],
  [/^Job with id .* can not be updated/, "jobClosed"],
  [/already has an active appointmentId/, "hasActiveAppointment"],
  [/No appointment exists with appointmentId/, "appointmentUnknown"],
  [/^Appointment with id .* is not present in the job/, "appointmentUnknown"],
  [/^Appointment metadata update is not allowed/, "appointmentNotActive"],
  [/^Appointment with appointment id .* is not valid to update/, "appointmentNotActive"],
  [/Appointment slot is not available/, "slotTaken"],
  [/should be in the future/, "notFuture"],
  [/beyond the maximum allowed period of 365 days/, "beyond365"],
  [/\bduration\b.*(?:not equal|not match|should (?:be equal|match))/i, "durationDiffers"],
  [/reschedule reason code is not valid/, "reasonCode"],
  [/invalid input reason code/, "reasonCode"],
  [/\[(?:.*, )?cancellationReasonCode\]/, "reasonCode"],
  [/^Invalid resourceId : /, "technicianUnknown"],
  [/or more resources provided (?:is invalid|does not exist)/, "technicianUnknown"],
  [/No fulfillment artifacts provided/, "nothingToSave"],
  [/^Resources (?:not provided|must have size)/, "nothingToSave"],
  [/^Appointment (?:start|end) time is required/, "timesIncomplete"],
  [/ETA start and end time both are mandatory/, "timesIncomplete"],
  [/startDateTime or endDateTime are not present/, "timesIncomplete"],
  [/time should not be in future/, "timesInFuture"],
  [/end time should be after start time/i, "endBeforeStart"],
  [/end ?(?:date)?time should be after (?:range )?start ?time/i, "endBeforeStart"],
  [/ is not in UTC\b/, "timeUnreadable"],
  [/^(?:Failed|Could not) (?:to )?parse /, "timeUnreadable"],
  [/not a valid ISO date\/time/, "timeUnreadable"],
  [/Input document id does not exist/, "documentUnknown"],
  [/Input document parameters are invalid/, "documentExpired"],
  [/content type restrictions/, "documentType"],
  [/^contentType parameter is invalid/, "documentType"],
  [/Failed to retrieve document content length/, "documentSize"],
  [/content length restrictions/, "documentSize"],
  [/\[contentType[\],]/, "documentType"],
  [/\[contentLength\]/, "documentSize"],
  [/Document encrypted not found/, "documentMissing"],
  [/failed to decrypt or decipher/, "documentCipher"],
  [/meet sanity check/, "documentHash"],
  [/meet malware check/, "documentMalware"],
  [/Could not find reservation|Reservation does not exist/, "blockGone"],
  [/Slot duration is not valid|^The slot should be \d+ minutes or longer/, "slotDuration"],
  [/\[schedule\]/, "scheduleEmpty"],
  [/invalid request parameters: \[resourceId\]/i, "resourceUnknown"],
];

/** One thing that Amazon refused. */
export type Refusal = {
  /** Null for what nobody has met: Amazon's words say it. */
  reason: RefusalReason | null;
  code: string | null;
  /** Amazon's words as plain text; they may hold ids, so no log has them. */
  message: string;
  /** Whom it is about, where Amazon names them. */
  technicians: readonly string[];
  /** Of which record of several, by its start. */
  record: string | null;
};

/** Whether Amazon itself said no to a write, rather than that nobody reached it, or it had no time. */
export function isRefused({ kind }: SpApiError): boolean {
  return kind === "rejected" || kind === "not_found" || kind === "access";
}

/** All that Amazon refused with this error, in its order; empty where it gave no reason. */
export function refusalsOf(error: unknown): Refusal[] {
  if (!(error instanceof SpApiError)) return [];
  return error.upstreamErrors.map((one) => ({
    reason: reasonOf(one),
    code: one.code,
    message: [one.message, one.details].filter(Boolean).join(" "),
    technicians: techniciansIn(one.message),
    record: one.record,
  }));
}

function reasonOf({ code, message, details }: UpstreamError): RefusalReason | null {
  if (code === "UnauthorizedAction") return "notYours";
  if (UNFIT.has(code ?? "")) return "technicianUnfit";
  const words = [message, details].filter(Boolean);
  const found = SENTENCES.find(([sentence]) => words.some((said) => sentence.test(said ?? "")));
  return found?.[1] ?? null;
}

/** Whom a refusal or a warning names: "… Applicable resources: A,B", "Unassigned resources : A,B". */
export function techniciansIn(message: string): string[] {
  const named =
    /resources ?: (.+)$/i.exec(message)?.[1] ?? /^Invalid resourceId : (\S+)/.exec(message)?.[1];
  return (named ?? "")
    .split(",")
    .map((id) => id.trim())
    .filter(Boolean);
}
