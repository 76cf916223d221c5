import "server-only";
import { type Answer, type ApiError, jsonAnswer } from "@/lib/server/simulator/answer";
import { MINUTE, utc } from "@/lib/server/simulator/fixtures/instants";
import { changedJob } from "@/lib/server/simulator/fixtures/job-change";
import type {
  Appointment,
  ProofOfAppointment,
  Technician,
} from "@/lib/server/simulator/fixtures/service-job";
import {
  type Asked,
  activeVisit,
  type Context,
  demandOpen,
  errorOf,
  jobOf,
  missing,
  noContent,
  Refused,
  unprocessable,
  withVisit,
} from "./asked";
import { personNamed } from "./assign";
import { type Fields, fieldsOf, instantOf } from "./availability";

/** Codes that only this stand-in knows: Amazon's table is not public. */
const CANCEL_CODES: ReadonlySet<string> = new Set(["V1", "V2", "V3", "V4", "V5", "V6"]);

/** Errors of this operation come as a bare list. Amazon: Services API v1 model. */
function bare(status: number, messages: readonly string[]): Refused {
  const errors: ApiError[] = messages.map((message) => errorOf(message));
  return new Refused(jsonAnswer(status, errors));
}

/** Amazon: `setAppointmentFulfillmentData`. Says all that is wrong at once, and keeps nothing then. */
export function setFulfillment(context: Context, asked: Asked): Answer {
  const body = fieldsOf(asked.body);
  if (!PARTS.some((part) => body[part] !== undefined)) {
    throw bare(400, ["No fulfillment artifacts provided in JSON payload."]);
  }
  const { record, visit } = visitOf(context, asked);
  const people = peopleIn(context, body.appointmentResources);
  const times = timesIn(context, body.fulfillmentTime);
  const wrong = [
    ...people.wrong,
    ...times.wrong,
    ...arrivalIn(body.estimatedArrivalTime),
    ...context.documents.judge(body.fulfillmentDocuments),
  ];
  if (wrong.length > 0) throw bare(422, wrong);
  if (times.span) context.fulfillment.set(visit.appointmentId, times.span);
  let job = record.job;
  if (people.found.length > 0) {
    job = withVisit(job, visit.appointmentId, { assignedTechnicians: people.found });
  }
  if (body.fulfillmentDocuments !== undefined) {
    const poa = proofOf(context, visit, people.found);
    job = withVisit(job, visit.appointmentId, { poa });
  }
  context.jobSet.replace(record, job, context.now());
  return noContent();
}

const PARTS = [
  "estimatedArrivalTime",
  "fulfillmentTime",
  "appointmentResources",
  "fulfillmentDocuments",
] as const;

function visitOf(context: Context, asked: Asked) {
  try {
    const record = jobOf(context, asked);
    const id = asked.ids.appointmentId ?? "";
    const visit = record.job.appointments?.find(({ appointmentId }) => appointmentId === id);
    if (!visit) {
      throw unprocessable(
        `Appointment with id ${id} is not present in the job. Please check the input again.`,
      );
    }
    if (record.job.serviceJobStatus !== "NOT_SERVICED") {
      throw unprocessable(
        `Job with id ${record.id} can not be updated. Please check if the job is in valid status.`,
      );
    }
    if (visit.appointmentStatus !== "ACTIVE") {
      throw unprocessable(
        `Appointment with appointment id ${id} is not valid to update. Please check the input again`,
      );
    }
    return { record, visit };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { status, body } = error.answer;
    const { errors } = JSON.parse(body);
    error.answer = jsonAnswer(status, errors);
    throw error;
  }
}

function peopleIn({ jobSet }: Context, value: unknown): { found: Technician[]; wrong: string[] } {
  if (value === undefined) return { found: [], wrong: [] };
  const ids = (Array.isArray(value) ? value : []).map((one: unknown) => fieldsOf(one).resourceId);
  const found = ids.flatMap((id) => personNamed(jobSet, String(id)) ?? []);
  if (ids.length === 0 || ids.some((id) => typeof id !== "string" || id === "")) {
    const message = "One or more resources provided is invalid. Please check the input again.";
    return { found: [], wrong: [message] };
  }
  if (found.length < ids.length) {
    const gone = "One or more resources provided does not exist or is deleted.";
    return { found: [], wrong: [`${gone} Please check the input again.`] };
  }
  return { found: found.map(({ technicianId, name }) => ({ technicianId, name })), wrong: [] };
}

type Times = { span: { start: number; end: number } | null; wrong: string[] };

function timesIn({ now }: Context, value: unknown): Times {
  if (value === undefined) return { span: null, wrong: [] };
  const { startTime, endTime } = fieldsOf(value);
  const wrong = (message: string) => ({ span: null, wrong: [message] });
  if (startTime === undefined) {
    return wrong("Appointment start time is required. Please check the input again.");
  }
  if (endTime === undefined) {
    return wrong("Appointment end time is required. Please check the input again.");
  }
  const unreadable = [startTime, endTime].flatMap(unreadableTime);
  const [start, end] = [instantOf(startTime), instantOf(endTime)];
  if (unreadable.length > 0 || start === null || end === null) {
    return { span: null, wrong: unreadable };
  }
  if (start > now()) {
    return wrong("Appointment start time should not be in future. Please check the input again");
  }
  if (end > now()) {
    return wrong("Appointment end time should not be in future. Please check the input again");
  }
  if (end <= start) {
    return wrong("Appointment end time should be after start time. Please check the input again.");
  }
  return { span: { start, end }, wrong: [] };
}

function unreadableTime(value: unknown): string[] {
  const text = String(value);
  if (instantOf(value) === null) {
    return [`Could not parse given time input ${text}. Please provide time in ISO8601 format`];
  }
  return text.endsWith("Z")
    ? []
    : [`ISO8601 time ${text} is not in UTC format. Please provide time in UTC`];
}

function arrivalIn(value: unknown): string[] {
  if (value === undefined) return [];
  const { startTime, endTime }: Fields = fieldsOf(value);
  if (startTime === undefined || endTime === undefined) {
    return [
      "Failed to process input. Reason: ETA start and end time both are mandatory field as part of estimatedArrivalTime object. Please check the input again",
    ];
  }
  return [startTime, endTime].flatMap(unreadableTime);
}

function proofOf(
  context: Context,
  visit: Appointment,
  people: readonly Technician[],
): ProofOfAppointment {
  const technicians = people.length > 0 ? [...people] : (visit.assignedTechnicians ?? []);
  const span = context.fulfillment.get(visit.appointmentId);
  return {
    appointmentTime: span
      ? {
          startTime: utc(span.start),
          durationInMinutes: Math.round((span.end - span.start) / MINUTE),
        }
      : visit.appointmentTime,
    uploadTime: utc(context.now()),
    poaType: "POA_RECEIPT",
    ...(technicians[0] && { technicians, uploadingTechnician: technicians[0].technicianId }),
  };
}

const unfound = (id: string) => `Job not found for jobId ${id}`;

/** Amazon: `completeServiceJobByServiceJobId`. What has to be known first differs; here, the times. */
export function complete(context: Context, asked: Asked): Answer {
  const record = jobOf(context, asked, unfound);
  demandOpen(record);
  const visit = activeVisit(record.job);
  if (!visit) {
    const state = record.job.serviceJobStatus;
    throw unprocessable(
      `Operation not allowed on job with jobId : ${record.id} and jobState : ${state}`,
    );
  }
  if (!context.fulfillment.has(visit.appointmentId)) {
    throw unprocessable("Appointment start time is required. Please check the input again.");
  }
  const job = changedJob(record.job, { status: "COMPLETED" });
  context.jobSet.replace(record, job, context.now());
  return jsonAnswer(200, {});
}

/** Amazon: `cancelServiceJobByServiceJobId`; frees the time of the visit. */
export function cancel(context: Context, asked: Asked): Answer {
  const code = asked.query.get("cancellationReasonCode") ?? "";
  if (!/^[A-Z0-9_]{1,100}$/.test(code)) throw missing("cancellationReasonCode");
  const record = jobOf(context, asked, unfound);
  const { serviceJobStatus } = record.job;
  if (serviceJobStatus === "COMPLETED" || serviceJobStatus === "CANCELLED") {
    throw unprocessable(
      `Job with jobId ${record.id} and jobStatus ${serviceJobStatus} cannot be cancelled`,
    );
  }
  if (!CANCEL_CODES.has(code)) {
    throw unprocessable(`Received invalid input reason code ${code} for jobId ${record.id}`);
  }
  const job = changedJob(record.job, { status: "CANCELLED" });
  context.jobSet.replace(record, job, context.now());
  return jsonAnswer(200, {});
}
