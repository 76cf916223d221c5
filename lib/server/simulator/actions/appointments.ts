import "server-only";
import { type Answer, jsonAnswer } from "@/lib/server/simulator/answer";
import { DAY } from "@/lib/server/simulator/fixtures/instants";
import { minutesOfService } from "@/lib/server/simulator/fixtures/job-factory";
import type { JobRecord } from "@/lib/server/simulator/fixtures/service-job";
import {
  type Asked,
  activeVisit,
  type Context,
  demandOpen,
  invalid,
  jobOf,
  missing,
  newVisit,
  startOf,
  unprocessable,
  WARN,
  withVisit,
} from "./asked";
import { fieldsOf, instantOf } from "./availability";
import { inSeconds, storeNamed } from "./books";

const FARTHEST = 365 * DAY;
const LONGEST_RANGE = 90 * DAY;
const USUAL_RANGE = 14 * DAY;

/** Codes that only this stand-in knows: Amazon's table is not public. */
const RESCHEDULE_CODES: ReadonlySet<string> = new Set(["R1", "R2", "R3", "R4", "R5", "R6"]);

/** Amazon: `getAppointmmentSlotsByJobId`. */
export function slotsOfJob(context: Context, asked: Asked): Answer {
  const record = jobOf(context, asked);
  const range = rangeOf(context, asked, "");
  const { id, storeId, job } = record;
  return slots(context, { storeId, minutes: minutesOf(record), except: id, range }, job.storeId);
}

/** Amazon: `getAppointmentSlots`. */
export function slotsOfStore(context: Context, asked: Asked): Answer {
  const asin = asked.query.get("asin") ?? "";
  const storeId = asked.query.get("storeId") ?? "";
  if (asin.length !== 10) throw missing("asin");
  if (storeId === "" || storeId.length > 100) throw missing("storeId");
  const range = rangeOf(context, asked, "Range ");
  return slots(context, { storeId, minutes: minutesOfService(asin), range }, storeId);
}

type Range = { from: number; to: number };
type SlotQuestion = { storeId: string; minutes: number; except?: string; range: Range };

function slots(context: Context, asked: SlotQuestion, named: string | undefined): Answer {
  const { storeId, minutes, except, range } = asked;
  const store = storeNamed(storeId);
  const found = store ? context.books.slots(store, range.from, range.to, minutes, except) : [];
  const appointmentSlots = found
    .filter(({ start }) => start > context.now())
    .map(({ start, end, capacity }) => ({
      startTime: inSeconds(start),
      endTime: inSeconds(end),
      capacity,
    }));
  // Where Amazon does not know of which store a job is, it has but working hours to go by.
  const schedulingType = named ? "REAL_TIME_SCHEDULING" : "NON_REAL_TIME_SCHEDULING";
  const [startTime, endTime] = [inSeconds(range.from), inSeconds(range.to)];
  return jsonAnswer(200, { payload: { startTime, endTime, schedulingType, appointmentSlots } });
}

function rangeOf({ now }: Context, { query }: Asked, prefix: string): Range {
  const [startTime, endTime] = [query.get("startTime"), query.get("endTime")];
  const start = instantOf(startTime);
  const end = instantOf(endTime);
  if (startTime !== undefined && start === null) {
    throw invalid(`${prefix}Start Time is not a valid ISO date/time object`);
  }
  if (endTime !== undefined && end === null) {
    throw invalid(`${prefix}End Time is not a valid ISO date/time object`);
  }
  if (start === null && end === null) return { from: now(), to: now() + USUAL_RANGE };
  if (start === null || end === null) {
    throw invalid(`${prefix}Start Time and ${prefix}End Time should be provided together`);
  }
  if (end <= start) throw invalid(`${prefix}End Time should be after ${prefix}Start Time`);
  if (end - start > LONGEST_RANGE) throw invalid(`${prefix}Time range is beyond 90 days`);
  return { from: start, to: end };
}

/** Amazon: `addAppointmentForServiceJobByServiceJobId`. */
export function addAppointment(context: Context, asked: Asked): Answer {
  const time = timeIn(asked);
  const record = jobOf(context, asked);
  demandOpen(record);
  if (activeVisit(record.job)) {
    throw failed(record, "Job already has an active appointmentId.");
  }
  const minutes = demandSlot(context, record, time);
  const visit = newVisit(context, record, time.start, minutes);
  const appointments = [...(record.job.appointments ?? []), visit];
  const job = { ...record.job, serviceJobStatus: "NOT_SERVICED", appointments };
  context.jobSet.replace(record, job, context.now());
  return jsonAnswer(200, { appointmentId: visit.appointmentId });
}

/** Amazon: `rescheduleAppointmentForServiceJobByServiceJobId`. */
export function rescheduleAppointment(context: Context, asked: Asked): Answer {
  const time = timeIn(asked);
  const record = jobOf(context, asked);
  demandOpen(record);
  const { rescheduleReasonCode } = fieldsOf(asked.body);
  const id = asked.ids.appointmentId ?? "";
  const old = record.job.appointments?.find(({ appointmentId }) => appointmentId === id);
  if (!old) throw failed(record, `No appointment exists with appointmentId: ${id}`);
  if (old.appointmentStatus !== "ACTIVE") {
    throw unprocessable(`Appointment metadata update is not allowed for appointmentId ${id}`);
  }
  if (!RESCHEDULE_CODES.has(String(rescheduleReasonCode))) {
    throw failed(record, "Appointment reschedule reason code is not valid.");
  }
  const minutes = demandSlot(context, record, time);
  const visit = newVisit(context, record, time.start, minutes);
  const end = time.start + minutes * 60_000;
  const { assignedTechnicians = [] } = old;
  const stay = assignedTechnicians.filter(
    ({ technicianId }) =>
      asked.force !== "unassign" &&
      context.books.clashes(technicianId, time.start, end, record.id).length === 0,
  );
  const { appointmentId } = visit;
  const moved = withVisit(record.job, id, {
    appointmentStatus: "CANCELLED",
    rescheduledAppointmentId: appointmentId,
  });
  const next = stay.length > 0 ? { ...visit, assignedTechnicians: stay } : visit;
  const appointments = [...(moved.appointments ?? []), next];
  context.jobSet.replace(record, { ...moved, appointments }, context.now());
  const gone = assignedTechnicians.filter((one) => !stay.includes(one));
  if (gone.length === 0) return jsonAnswer(200, { appointmentId });
  const message = `Unassigned resources : ${gone.map((one) => one.technicianId).join(",")}`;
  return jsonAnswer(200, { appointmentId, warnings: [{ code: WARN.unassigned, message }] });
}

type Time = { start: number; duration: unknown };

function timeIn({ body }: Asked): Time {
  const { startTime, durationInMinutes } = fieldsOf(fieldsOf(body).appointmentTime);
  if (startTime === undefined) throw missing("appointmentTime");
  return { start: startOf(startTime), duration: durationInMinutes };
}

/** Amazon says "add" also where an appointment is moved. */
function failed({ id }: JobRecord, reason: string) {
  return unprocessable(`Failed to add appointment for jobId : ${id}, reason : ${reason}`);
}

/** How long the visit takes; refuses a start that nobody can have. */
function demandSlot(context: Context, record: JobRecord, { start, duration }: Time): number {
  const now = context.now();
  if (start <= now) throw failed(record, "Start time of appointment should be in the future.");
  if (start > now + FARTHEST) {
    throw failed(
      record,
      "Start time for appointment is beyond the maximum allowed period of 365 days.",
    );
  }
  const minutes = minutesOf(record);
  if (duration !== undefined && duration !== minutes) {
    throw failed(record, "Appointment duration should match the duration of the service.");
  }
  const store = storeNamed(record.storeId);
  const found = store ? context.books.slots(store, start, start + 1, minutes, record.id) : [];
  if (!found.some((slot) => slot.start === start && slot.capacity > 0)) {
    throw failed(record, "Appointment slot is not available.");
  }
  return minutes;
}

function minutesOf({ job }: JobRecord): number {
  return minutesOfService(job.scopeOfWork?.asin);
}
