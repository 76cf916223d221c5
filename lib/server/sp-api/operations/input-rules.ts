import "server-only";
import type { Availability } from "./capacity";
import { DOCUMENT_TYPES, LONGEST_DOCUMENT } from "./documents";
import type { InputOf } from "./operation";
import type { OPERATIONS } from "./table";

type Rule =
  /** Not a time in UTC as Amazon writes one. */
  | "utc"
  /** Not a time with its zone. */
  | "time"
  /** Ends before it begins, or as it does. */
  | "order"
  /** One of two that go together. */
  | "pair"
  | "missing"
  | "unknown"
  | "range";

/** What Amazon would refuse for its form alone, by the name of the parameter. */
export type InputProblem = { parameter: string; rule: Rule };

type Table = typeof OPERATIONS;
type Rules = { [Name in keyof Table]?: (input: InputOf<Table[Name]>) => InputProblem[] };

const UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z$/;
/** Amazon's own examples write hundredths and an offset in hours, which JavaScript's Date refuses. */
const ZONED = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d{1,3})?(Z|[+-]\d{2}(?::?\d{2})?)$/;

const CAPACITY_TYPES: ReadonlySet<string> = new Set([
  "SCHEDULED_CAPACITY",
  "AVAILABLE_CAPACITY",
  "ENCUMBERED_CAPACITY",
  "RESERVED_CAPACITY",
]);
const DAYS_90 = 90 * 24 * 60 * 60_000;

/** Epoch ms of a time with its zone, else not a number. */
function instantOf(text: string): number {
  const [, wall, zone = ""] = ZONED.exec(text) ?? [];
  const offset =
    zone === "Z" ? zone : `${zone.slice(0, 3)}:${zone.slice(3).replace(":", "") || "00"}`;
  return wall === undefined ? Number.NaN : Date.parse(`${wall}${offset}`);
}

function utc(parameter: string, text: string | undefined): InputProblem[] {
  if (text === undefined) return [{ parameter, rule: "missing" }];
  const fine = UTC.test(text) && !Number.isNaN(Date.parse(text));
  return fine ? [] : [{ parameter, rule: "utc" }];
}

type Span = { startTime?: string; endTime?: string };

/** Both ends, in UTC, one after the other; nothing where the span was left out. */
function utcSpan(parameter: string, span: Span | undefined): InputProblem[] {
  if (span === undefined) return [];
  const { startTime, endTime } = span;
  const wrong = [
    ...utc(`${parameter}.startTime`, startTime),
    ...utc(`${parameter}.endTime`, endTime),
  ];
  if (wrong.length > 0 || Date.parse(startTime ?? "") < Date.parse(endTime ?? "")) return wrong;
  return [{ parameter: `${parameter}.endTime`, rule: "order" }];
}

function slotRange({ startTime, endTime }: Span): InputProblem[] {
  if (startTime === undefined && endTime === undefined) return [];
  if (startTime === undefined) return [{ parameter: "startTime", rule: "pair" }];
  if (endTime === undefined) return [{ parameter: "endTime", rule: "pair" }];
  const wrong = [...utc("startTime", startTime), ...utc("endTime", endTime)];
  const length = Date.parse(endTime) - Date.parse(startTime);
  if (wrong.length > 0 || (length > 0 && length <= DAYS_90)) return wrong;
  return [{ parameter: "endTime", rule: length > 0 ? "range" : "order" }];
}

type CapacityBody = InputOf<Table["getFixedSlotCapacity"]>["body"];

function capacityBody(body: CapacityBody): InputProblem[] {
  const { startDateTime, endDateTime, capacityTypes = [], slotDuration } = body;
  const wrong = [...utc("startDateTime", startDateTime), ...utc("endDateTime", endDateTime)];
  if (wrong.length === 0 && Date.parse(startDateTime) >= Date.parse(endDateTime)) {
    wrong.push({ parameter: "endDateTime", rule: "order" });
  }
  if (!capacityTypes.every((type) => CAPACITY_TYPES.has(type))) {
    wrong.push({ parameter: "capacityTypes", rule: "unknown" });
  }
  const isStep = (minutes: number) => minutes >= 5 && minutes <= 360 && minutes % 5 === 0;
  if (slotDuration !== undefined && !isStep(slotDuration)) {
    wrong.push({ parameter: "slotDuration", rule: "range" });
  }
  return wrong;
}

function availability(parameter: string, record: Availability | undefined): InputProblem[] {
  if (record === undefined) return [{ parameter, rule: "missing" }];
  const [start, end] = [instantOf(record.startTime), instantOf(record.endTime)];
  const problems: InputProblem[] = [];
  const add = (part: string, rule: Rule) =>
    problems.push({ parameter: `${parameter}.${part}`, rule });
  if (Number.isNaN(start)) add("startTime", "time");
  if (Number.isNaN(end)) add("endTime", "time");
  if (start >= end) add("endTime", "order");
  if (record.recurrence && Number.isNaN(instantOf(record.recurrence.endTime ?? ""))) {
    add("recurrence.endTime", "time");
  }
  if (record.capacity !== undefined && !(record.capacity >= 1)) add("capacity", "range");
  return problems;
}

function reservation({ body }: InputOf<Table["createReservation"]>): InputProblem[] {
  return availability("reservation.availability", body.reservation.availability);
}

const RULES: Rules = {
  getAppointmmentSlotsByJobId: slotRange,
  getAppointmentSlots: slotRange,
  addAppointmentForServiceJobByServiceJobId: ({ body }) =>
    utc("appointmentTime.startTime", body.appointmentTime.startTime),
  rescheduleAppointmentForServiceJobByServiceJobId: ({ body }) =>
    utc("appointmentTime.startTime", body.appointmentTime.startTime),
  assignAppointmentResources: ({ body: { resources = [] } }) => {
    // Whether a resource without an id unassigns everybody, Amazon does not say.
    const named = resources.length > 0 && resources.every(({ resourceId }) => resourceId);
    return named ? [] : [{ parameter: "resources", rule: "missing" }];
  },
  setAppointmentFulfillmentData: ({ body }) =>
    Object.keys(body).length === 0
      ? [{ parameter: "body", rule: "missing" }]
      : [
          ...utcSpan("estimatedArrivalTime", body.estimatedArrivalTime),
          ...utcSpan("fulfillmentTime", body.fulfillmentTime),
        ],
  getFixedSlotCapacity: ({ body }) => capacityBody(body),
  getRangeSlotCapacity: ({ body }) => capacityBody(body),
  updateSchedule: ({ body: { schedules } }) =>
    schedules.length === 0
      ? [{ parameter: "schedules", rule: "missing" }]
      : schedules.flatMap((record, index) => availability(`schedules.${index}`, record)),
  createReservation: reservation,
  updateReservation: reservation,
  createServiceDocumentUploadDestination: ({ body: { contentType, contentLength } }) => {
    const problems: InputProblem[] = [];
    const known = DOCUMENT_TYPES.includes(contentType);
    if (!known)
      problems.push({ parameter: "contentType", rule: contentType ? "unknown" : "missing" });
    const fits = contentLength >= 1 && contentLength <= LONGEST_DOCUMENT;
    if (!fits) {
      problems.push({
        parameter: "contentLength",
        rule: contentLength === undefined ? "missing" : "range",
      });
    }
    return problems;
  },
};

/**
 * What is wrong with the form of an input before anybody sends it. Only form: whether a slot is free, a time
 * has passed or a code is known is Amazon's to say.
 */
export function inputProblems<Name extends keyof Table>(
  name: Name,
  input: InputOf<Table[Name]>,
): InputProblem[] {
  const rule: ((input: InputOf<Table[Name]>) => InputProblem[]) | undefined = RULES[name];
  return rule?.(input) ?? [];
}
