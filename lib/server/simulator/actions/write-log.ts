import "server-only";
import type { Answer } from "@/lib/server/simulator/answer";
import { DAY, utc } from "@/lib/server/simulator/fixtures/instants";
import type { JobSet } from "@/lib/server/simulator/fixtures/job-set";
import { activeVisit, isClosed } from "./asked";
import { fieldsOf } from "./availability";
import { type Books, storeNamed } from "./books";
import { OPERATION_NAMES, type OperationName } from "./routes";

/**
 * What happens to a write on its way.
 *
 * | Fault          | Executed | Answer                                          |
 * | -------------- | -------- | ----------------------------------------------- |
 * | `lost`         | yes      | none, the connection ends                       |
 * | `late`         | yes      | the normal one, after `lateMs`                  |
 * | `500-done`     | yes      | 500 `InternalFailure`                           |
 * | `503-done`     | yes      | 503 `ServiceUnavailable`                        |
 * | `dropped`      | no       | none, the connection ends                       |
 * | `503-not-done` | no       | 503 `ServiceUnavailable`                        |
 * | `throttled`    | no       | 429 `QuotaExceeded`                             |
 * | `overbook`     | yes      | the normal one, with a warning of overbooking   |
 * | `unassign`     | yes      | the normal one, after everybody was unassigned  |
 */
const WRITE_FAULTS = [
  "lost",
  "late",
  "500-done",
  "503-done",
  "dropped",
  "503-not-done",
  "throttled",
  "overbook",
  "unassign",
] as const;

export type WriteFault = (typeof WRITE_FAULTS)[number];

/** One write as it arrived; ids and codes only. */
export type WriteRecord = {
  /** Epoch milliseconds of the simulator's clock. */
  at: number;
  operation: OperationName;
  ids: Record<string, string>;
  facts: Record<string, unknown>;
  /** Whether it changed anything. */
  executed: boolean;
  /** What was answered, or would have been. */
  status: number;
  fault: WriteFault | null;
};

/** A fault for the next writes that it fits. */
type Planned = {
  fault: WriteFault;
  serviceJobId?: string;
  operation?: OperationName;
  times: number;
};

const DEEDS = ["move", "assign", "cancel", "complete", "take-slot"] as const;
type Race = {
  serviceJobId: string;
  do: (typeof DEEDS)[number];
  when: "before-write" | "after-write";
};

type Target = { operation: OperationName; ids: Record<string, string>; body: unknown };

const MOST_KEPT = 10_000;

export type WriteLog = ReturnType<typeof createWriteLog>;

/** What was written, what the next writes meet, and who is faster than they are. */
export function createWriteLog(parts: { jobSet: JobSet; books: Books; now: () => number }) {
  const { jobSet, books, now } = parts;
  let records: WriteRecord[] = [];
  let planned: Planned[] = [];
  let races: Race[] = [];

  function act({ serviceJobId, do: deed }: Race, body: unknown): void {
    const record = jobSet.find(serviceJobId);
    if (!record) return;
    const visit = activeVisit(record.job);
    const wish = Date.parse(String(fieldsOf(fieldsOf(body).appointmentTime).startTime));
    if (deed === "cancel") jobSet.change(serviceJobId, { status: "CANCELLED" });
    else if (deed === "complete") jobSet.change(serviceJobId, { status: "COMPLETED" });
    else if (deed === "take-slot") books.take(record.storeId, wish);
    else if (deed === "assign" && visit) {
      const others = jobSet
        .crewOf(record.storeId)
        .filter((one) => !visit.assignedTechnicians?.some((old) => same(old, one)));
      jobSet.change(serviceJobId, { technicians: others.slice(0, 1) });
    } else if (deed === "move" && !isClosed(record.job)) {
      const { startTime, durationInMinutes = 60 } = visit?.appointmentTime ?? {};
      const start = utc((startTime ? Date.parse(startTime) : now()) + DAY);
      jobSet.change(serviceJobId, { appointment: { startTime: start, durationInMinutes } });
    }
  }

  function race(when: Race["when"], { ids, body }: Target): void {
    const due = races.filter((one) => one.when === when && one.serviceJobId === ids.serviceJobId);
    races = races.filter((one) => !due.includes(one));
    for (const one of due) act(one, body);
  }

  return {
    race,
    /** The fault that was planned for a write; it is used up by it. */
    take({ operation, ids }: Target): WriteFault | null {
      const found = planned.find(
        (one) =>
          (one.operation ?? operation) === operation &&
          (one.serviceJobId ?? ids.serviceJobId) === ids.serviceJobId,
      );
      if (!found) return null;
      found.times -= 1;
      planned = planned.filter(({ times }) => times > 0);
      return found.fault;
    },
    note(target: Target, end: { answer: Answer; executed: boolean; fault: WriteFault | null }) {
      const { answer, executed, fault } = end;
      const { operation, ids } = target;
      const facts = factsOf(target.body);
      records.push({ at: now(), operation, ids, facts, executed, status: answer.status, fault });
      if (records.length > MOST_KEPT) records.shift();
    },
    read: (): readonly WriteRecord[] => structuredClone(records),
    plan(value: unknown) {
      planned.push(readPlanned(value));
    },
    planRace(value: unknown) {
      races.push(readRace(value));
    },
    /** How many work in a store from now on, where no schedule says it. */
    setCapacity(value: unknown) {
      const { resourceId, capacity } = fieldsOf(value);
      const store = storeNamed(resourceId);
      if (!store || typeof capacity !== "number" || capacity < 0) {
        throw new TypeError("resourceId is one of the stores, capacity a number, 0 or more");
      }
      books.setSize(store.id, capacity);
    },
    reset() {
      records = [];
      planned = [];
      races = [];
    },
  };
}

function same(one: { technicianId: string }, other: { technicianId: string }): boolean {
  return one.technicianId === other.technicianId;
}

/** What a test asks about: times, codes and ids. */
function factsOf(body: unknown): Record<string, unknown> {
  const fields = fieldsOf(body);
  const { startTime } = fieldsOf(fields.appointmentTime);
  const { startTime: reserved } = fieldsOf(fieldsOf(fields.reservation).availability);
  const resources = Array.isArray(fields.resources) ? fields.resources : null;
  return {
    ...(startTime !== undefined && { startTime }),
    ...(fields.rescheduleReasonCode !== undefined && { reason: fields.rescheduleReasonCode }),
    ...(resources && { technicians: resources.map((one: unknown) => fieldsOf(one).resourceId) }),
    ...(fields.resourceId !== undefined && { resourceId: fields.resourceId }),
    ...(reserved !== undefined && { startTime: reserved }),
    ...(Array.isArray(fields.schedules) && { schedules: fields.schedules.length }),
    parts: Object.keys(fields).sort(),
  };
}

function readPlanned(value: unknown): Planned {
  const { fault, serviceJobId, operation, times = 1 } = fieldsOf(value);
  const known = WRITE_FAULTS.find((one) => one === fault);
  if (!known) throw new TypeError(`fault is one of ${WRITE_FAULTS.join(", ")}`);
  if (typeof times !== "number" || times < 1) throw new TypeError("times is 1 or more");
  const named = OPERATION_NAMES.find((one) => one === operation);
  if (operation !== undefined && !named) throw new TypeError("operation is one of Amazon's");
  return {
    fault: known,
    times,
    ...(named && { operation: named }),
    ...(serviceJobId !== undefined && { serviceJobId: String(serviceJobId) }),
  };
}

function readRace(value: unknown): Race {
  const { serviceJobId, do: deed, when = "before-write" } = fieldsOf(value);
  const known = DEEDS.find((one) => one === deed);
  if (!known) throw new TypeError(`do is one of ${DEEDS.join(", ")}`);
  if (when !== "before-write" && when !== "after-write") {
    throw new TypeError("when is before-write or after-write");
  }
  return { serviceJobId: String(serviceJobId), do: known, when };
}
