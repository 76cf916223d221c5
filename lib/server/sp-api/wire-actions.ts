import "server-only";
import { z } from "zod";
import { envelope, list, minutes, pieces, type Reading, text } from "./wire";

// Amazon: Services API v1 model. As in wire.ts nothing is required: what is unknown is kept, what cannot
// be read is left out and takes nothing else along.

/** A call-out of a success: what the caller should know or do about it. */
export type Warning = { code: string | null; message: string; details: string | null };

const warning = z
  .looseObject({ code: text, message: text, details: text, errorLevel: text })
  .transform(({ code = null, message = "", details = null, errorLevel }) => ({
    errorLevel,
    warning: { code, message: plain(message), details: details && plain(details) },
  }));

const carrier = z
  .looseObject({ warnings: list(warning), errors: list(warning) })
  .catch({ warnings: undefined, errors: undefined });

/** Amazon's sentences hold non-breaking spaces. */
function plain(words: string): string {
  return words.replace(/\s+/g, " ").trim();
}

/** Those of an answer, of its payload, and of each record of a payload that is a list. */
export function warningsOf(body: unknown): Warning[] {
  const payload = z.looseObject({ payload: z.unknown() }).safeParse(body).data?.payload;
  return [body, ...(Array.isArray(payload) ? payload : [payload])].flatMap((part) => {
    const { warnings = [], errors = [] } = carrier.parse(part);
    // An error of a success is either its refusal or, by its level, a warning.
    const mild = errors.filter(({ errorLevel }) => errorLevel === "WARNING");
    return [...warnings, ...mild].map((one) => one.warning);
  });
}

const UNREADABLE = { refused: "invalid_answer" } as const;
const answer = z.looseObject({});

/** Reads the success of a write that answers with nothing but warnings: an object, or 204. */
export function readDone(body: unknown, status: number): Reading<{ warnings: Warning[] }> {
  // Anything else was not written by Amazon, and says nothing of the write.
  if (status !== 204 && !answer.safeParse(body).success) return UNREADABLE;
  return { data: { warnings: warningsOf(body) } };
}

const appointmentSet = z.looseObject({ appointmentId: text });

/** The id is null where Amazon leaves it out. */
export type AppointmentSet = { appointmentId: string | null; warnings: Warning[] };

/** Reads the 200 of addAppointment… and rescheduleAppointment…. */
export function readAppointmentSet(body: unknown): Reading<AppointmentSet> {
  const read = appointmentSet.safeParse(body);
  if (!read.success) return UNREADABLE;
  const { appointmentId = null } = read.data;
  return { data: { appointmentId, warnings: warningsOf(body) } };
}

const slot = z
  .looseObject({ startTime: z.string().min(1), endTime: text, capacity: pieces })
  .transform(({ startTime, endTime = null, capacity = null }) => ({
    startTime,
    endTime,
    capacity,
  }));

const slotReport = z
  .looseObject({
    schedulingType: text,
    startTime: text,
    endTime: text,
    appointmentSlots: list(slot),
  })
  .transform(
    ({ schedulingType = null, startTime = null, endTime = null, appointmentSlots = [] }) => ({
      schedulingType,
      startTime,
      endTime,
      slots: appointmentSlots,
    }),
  );

/** Times that can be booked. `capacity` is how many may be at the moment, null where Amazon does not say. */
export type SlotReport = z.output<typeof slotReport>;

/** Reads the 200 of both slot calls. */
export function readSlots(body: unknown): Reading<SlotReport> {
  const outer = envelope.safeParse(body);
  if (!outer.success) return UNREADABLE;
  const report = slotReport.safeParse(outer.data.payload);
  return report.success ? { data: report.data } : UNREADABLE;
}

const capacity = z.number().int().optional().catch(undefined);

const fixedSlot = z
  .looseObject({
    startDateTime: z.string().min(1),
    scheduledCapacity: capacity,
    availableCapacity: capacity,
    encumberedCapacity: capacity,
    reservedCapacity: capacity,
  })
  .transform(({ startDateTime, ...numbers }) => ({
    startDateTime,
    scheduled: numbers.scheduledCapacity ?? null,
    available: numbers.availableCapacity ?? null,
    encumbered: numbers.encumberedCapacity ?? null,
    reserved: numbers.reservedCapacity ?? null,
  }));

const fixedCapacity = z
  .looseObject({
    resourceId: text,
    slotDuration: minutes,
    capacities: list(fixedSlot),
    nextPageToken: text,
  })
  .transform(
    ({ resourceId = null, slotDuration = null, capacities = [], nextPageToken = null }) => ({
      resourceId,
      slotDuration,
      slots: capacities,
      nextPageToken,
    }),
  );

/** Capacity in slots of equal length; a number is null where it was not asked for. */
export type FixedCapacity = z.output<typeof fixedCapacity>;

/** Reads the 200 of getFixedSlotCapacity, which has no payload around it. */
export function readFixedCapacity(body: unknown): Reading<FixedCapacity> {
  const read = fixedCapacity.safeParse(body);
  return read.success && "capacities" in Object(body) ? { data: read.data } : UNREADABLE;
}

const rangeSlot = z
  .looseObject({ startDateTime: z.string().min(1), endDateTime: z.string().min(1), capacity })
  .transform(({ startDateTime, endDateTime, capacity: free = null }) => ({
    startDateTime,
    endDateTime,
    capacity: free,
  }));

const rangeCapacity = z
  .looseObject({
    resourceId: text,
    capacities: list(z.looseObject({ capacityType: text, slots: list(rangeSlot) })),
    nextPageToken: text,
  })
  .transform(({ resourceId = null, capacities = [], nextPageToken = null }) => ({
    resourceId,
    capacities: capacities.map(({ capacityType = null, slots = [] }) => ({ capacityType, slots })),
    nextPageToken,
  }));

/** Capacity in ranges within which it is the same, by type. */
export type RangeCapacity = z.output<typeof rangeCapacity>;

/** Reads the 200 of getRangeSlotCapacity, which has no payload around it. */
export function readRangeCapacity(body: unknown): Reading<RangeCapacity> {
  const read = rangeCapacity.safeParse(body);
  return read.success && "capacities" in Object(body) ? { data: read.data } : UNREADABLE;
}

const reservationRecord = z.looseObject({ reservation: z.looseObject({ reservationId: text }) });

/** The id that the block has from now on; null where Amazon leaves it out, and it is lost. */
export type ReservationSet = { reservationId: string | null; warnings: Warning[] };

/** Reads the 200 of createReservation and updateReservation. */
export function readReservation(body: unknown): Reading<ReservationSet> {
  const outer = envelope.safeParse(body);
  if (!outer.success) return UNREADABLE;
  const record = reservationRecord.safeParse(outer.data.payload);
  const reservationId = record.data?.reservation.reservationId ?? null;
  return { data: { reservationId, warnings: warningsOf(body) } };
}

const key = z.string().min(1);

const destination = z
  .looseObject({
    uploadDestinationId: key,
    url: z.url({ protocol: /^https?$/ }),
    encryptionDetails: z.looseObject({ standard: text, key, initializationVector: key }),
    headers: z.record(z.string(), z.string()).optional().catch(undefined),
  })
  .transform(({ uploadDestinationId, url, encryptionDetails, headers = {} }) => ({
    uploadDestinationId,
    url,
    headers,
    key: encryptionDetails.key,
    initializationVector: encryptionDetails.initializationVector,
  }));

/** Where a document goes, and how it is encrypted: never to a browser, a log or an error. */
export type UploadDestination = z.output<typeof destination>;

/** Reads the 200 of createServiceDocumentUploadDestination; one without key or address is of no use. */
export function readDestination(body: unknown): Reading<UploadDestination> {
  const outer = envelope.safeParse(body);
  if (!outer.success) return UNREADABLE;
  const read = destination.safeParse(outer.data.payload);
  return read.success ? { data: read.data } : UNREADABLE;
}
