import { describe, expect, it } from "vitest";
import { REFUSAL_REASONS, type RefusalReason } from "@/lib/actions/refusal-reasons";
import { readAvailability } from "@/lib/server/simulator/actions/availability";
import { SANDBOX_CASES } from "@/lib/server/simulator/sandbox/sandbox";
import { failureOf, SpApiError } from "@/lib/server/sp-api/errors";
import { refusalsOf } from "./refusals";

const answer = (status: number, body: unknown) => ({
  status,
  body,
  requestId: null,
  rateLimit: null,
  errorType: null,
  retryAfterSeconds: null,
  sentAt: null,
});

const refusals = (status: number, body: unknown) =>
  refusalsOf(failureOf(answer(status, body), "Atza|token"));
const said = (message: string, code = "InvalidInput") =>
  refusals(422, { errors: [{ code, message, details: "" }] })[0]?.reason;

describe("what Amazon refuses", () => {
  it.each<[RefusalReason, string]>([
    ["jobUnknown", "No job exist with jobId : 1"],
    ["jobUnknown", "No job exists with jobId : 1"],
    ["jobUnknown", "Job not found for jobId 1"],
    ["jobClosed", "Operation not allowed on job with jobId : 1 and jobState : COMPLETED"],
    ["jobClosed", "Job with jobId 1 and jobStatus COMPLETED cannot be cancelled"],
    ["jobClosed", "Job with id 1 can not be updated. Please check if the job is in valid status."],
    ["hasActiveAppointment", "Failed to add …, reason : Job already has an active appointmentId."],
    ["notFuture", "…, reason : Start time of appointment should be in the future."],
    ["beyond365", "… is beyond the maximum allowed period of 365 days."],
    ["slotTaken", "…, reason : Appointment slot is not available."],
    ["durationDiffers", "Appointment duration should match the duration of the service."],
    ["reasonCode", "…, reason : Appointment reschedule reason code is not valid."],
    ["reasonCode", "Received invalid input reason code IV1 for jobId 1"],
    ["reasonCode", "Missing or invalid request parameters: [serviceJobId, cancellationReasonCode]"],
    ["appointmentUnknown", "…, reason : No appointment exists with appointmentId: 2"],
    ["appointmentUnknown", "Appointment with id 2 is not present in the job. Please check …"],
    ["appointmentNotActive", "Appointment metadata update is not allowed for appointmentId 2"],
    ["appointmentNotActive", "Appointment with appointment id 2 is not valid to update. Please …"],
    ["technicianUnknown", "Invalid resourceId : A provided in the input."],
    [
      "technicianUnknown",
      "ne or more resources provided is invalid. Please check the input again.",
    ],
    ["technicianUnknown", "One or more resources provided does not exist or is deleted. Please …"],
    ["nothingToSave", "No fulfillment artifacts provided in JSON payload."],
    [
      "nothingToSave",
      "Resources\u00a0not\u00a0provided\u00a0in\u00a0input\u00a0JSON\u00a0payload.",
    ],
    ["timesIncomplete", "Appointment start time is required. Please check the input again."],
    ["timesIncomplete", "Appointment end time is required. Please check the input again."],
    ["timesIncomplete", "… ETA start and end time both are mandatory field as part of …"],
    ["timesInFuture", "Appointment start time should not be in future. Please check …"],
    ["endBeforeStart", "Appointment end time should be after start time. Please check …"],
    ["endBeforeStart", "Range End Time should be after Range Start Time"],
    ["timeUnreadable", "ISO8601 time 2021-01-01T10:00:00.000+05:30 is not in UTC."],
    ["timeUnreadable", "Could not parse given time input 2021. Please provide time in ISO8601 …"],
    ["timeUnreadable", "End Time is not a valid ISO date/time object"],
    ["documentUnknown", "… Reason: Input document id does not exist. Please check the input"],
    ["documentExpired", "… Reason: Input document parameters are invalid. Please check the input."],
    ["documentType", "… Reason: Document failed to meet content type restrictions. Please …"],
    ["documentType", "contentType parameter is invalid. Use one of ['TIFF', 'JPG', 'PNG']"],
    ["documentSize", "… Reason: Failed to retrieve document content length. Please review …"],
    ["documentSize", "… Reason: Document failed to meet content length restrictions. Please …"],
    ["documentMissing", "… Reason: Document encrypted not found or exist. Please review …"],
    ["documentCipher", "… Reason: Document failed to decrypt or decipher. Please review …"],
    ["documentHash", "… Reason: Document failed to meet sanity check. Could not get a Sha256 …"],
    ["documentMalware", "… Reason: Document failed to meet malware check. Please review …"],
    ["blockGone", "Could not find reservation with ID: [456]"],
    ["blockGone", "Reservation does not exist"],
    ["slotDuration", "Slot duration is not valid, it should be a multiple of 5 and within …"],
    ["scheduleEmpty", "Missing or invalid request parameters: [schedule]"],
    ["resourceUnknown", "Invalid request parameters: [resourceId]"],
  ])("is read as %s: %s", (reason, message) => {
    expect(said(message)).toBe(reason);
  });

  it.each([
    "RESOURCES_MISMATCHED_SERVICE_LOCATION_TYPE",
    "RESOURCES_MISSING_REQUIRED_SKILLS",
    "RESOURCES_NOT_AVAILABLE_IN_LOCATION",
    "RESOURCES_NOT_REGISTERED_UNDER_MERCHANT",
    "RESOURCES_BACKGROUND_CHECK_INCOMPLETE",
    "RESOURCES_NOT_AVAILABLE_IN_TIME_WINDOW",
  ])("names whom %s is about", (code) => {
    const message = "Resources are something. Applicable resources: A8B3M999LMHF2,AMIDIAX1H5V";
    expect(refusals(422, { errors: [{ code, message, details: "" }] })).toMatchObject([
      { reason: "technicianUnfit", code, technicians: ["A8B3M999LMHF2", "AMIDIAX1H5V"] },
    ]);
  });

  it("is somebody else's by its code, whatever the words", () => {
    expect(said("Not authorized to access this resource.", "UnauthorizedAction")).toBe("notYours");
  });

  it("is shown in Amazon's words where nobody has met it", () => {
    expect(refusals(422, { errors: [{ code: "New", message: "Something else" }] })).toEqual([
      { reason: null, code: "New", message: "Something else", technicians: [], record: null },
    ]);
    expect(refusalsOf(new SpApiError({ kind: "timeout" }))).toEqual([]);
    expect(refusalsOf(new Error("other"))).toEqual([]);
  });

  it("is several things at once, in Amazon's order, also inside a payload", () => {
    const [start, end] = ["2020-01-01T00:00:00.00-07", "2020-01-01T01:00:00.00-07"];
    const errors = [{ code: "InvalidInput", message: "Slot duration is not valid" }];
    const body = { payload: [{ availability: { startTime: start, endTime: end }, errors }] };
    expect(refusals(200, body)).toMatchObject([{ reason: "slotDuration", record: start }]);
  });
});

it("what the stand-in says of a time in a schedule or a block has a reason", () => {
  const [startTime, endTime] = ["2026-11-30T10:00:00.00-08", "2026-11-30T11:00:00.00-08"];
  const reasonsOf = (record: object) => said(String(readAvailability(record)));
  expect(reasonsOf({ startTime })).toBe("timeUnreadable");
  expect(reasonsOf({ startTime, endTime, recurrence: {} })).toBe("timeUnreadable");
  expect(reasonsOf({ startTime: endTime, endTime: startTime })).toBe("endBeforeStart");
  expect(reasonsOf({ startTime, endTime: "2026-11-30T10:02:00.00-08" })).toBe("slotDuration");
});

it("every error of Amazon's sandbox has a reason, but for ids that we never leave out", () => {
  const unread = new Set<string>();
  const read = new Set<RefusalReason>();
  for (const { status, response } of SANDBOX_CASES) {
    for (const { reason, message } of refusals(status, response)) {
      if (reason === null) unread.add(message);
      else read.add(reason);
    }
  }
  expect([...unread].sort()).toEqual([
    "Invalid Input",
    "Missing or invalid request parameters: [appointmentId, serviceJobId]",
    "Missing or invalid request parameters: [appointmentId]",
    "Missing or invalid request parameters: [asin]",
    "Missing or invalid request parameters: [reservationId]",
    "Missing or invalid request parameters: [reservation]",
    "Missing or invalid request parameters: [serviceJobId]",
  ]);
  // A duration that differs is refused by the docs, in words that no case has.
  expect(REFUSAL_REASONS.filter((reason) => !read.has(reason))).toEqual(["durationDiffers"]);
});
