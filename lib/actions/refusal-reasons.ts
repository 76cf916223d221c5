/**
 * Why Amazon refused a write, as a screen can say it. Amazon's codes are too coarse, `InvalidInput` being
 * nearly all of them, so most are found by their sentences.
 */
export const REFUSAL_REASONS = [
  "notYours",
  "jobUnknown",
  "jobClosed",
  "hasActiveAppointment",
  "appointmentUnknown",
  "appointmentNotActive",
  "slotTaken",
  "notFuture",
  "beyond365",
  "durationDiffers",
  "reasonCode",
  "technicianUnknown",
  "technicianUnfit",
  "nothingToSave",
  "timesIncomplete",
  "timesInFuture",
  "endBeforeStart",
  "timeUnreadable",
  "documentUnknown",
  "documentExpired",
  "documentType",
  "documentSize",
  "documentMissing",
  "documentCipher",
  "documentHash",
  "documentMalware",
  "resourceUnknown",
  "blockGone",
  "slotDuration",
  "scheduleEmpty",
] as const;

export type RefusalReason = (typeof REFUSAL_REASONS)[number];
