import "server-only";
import { type Answer, quotaExceeded, refusal } from "@/lib/server/simulator/answer";
import type { Faults } from "@/lib/server/simulator/faults";
import { MARKETPLACE_IDS } from "@/lib/server/simulator/fixtures/marketplaces";
import { internalFailure, serviceUnavailable } from "@/lib/server/simulator/input-faults";
import { parseQueryString } from "@/lib/server/simulator/query-string";
import type { Random } from "@/lib/server/simulator/random";
import { addAppointment, rescheduleAppointment, slotsOfJob, slotsOfStore } from "./appointments";
import { type Asked, type Context, missing, Refused } from "./asked";
import { assignResources } from "./assign";
import {
  cancelReservation,
  createReservation,
  fixedCapacity,
  rangeCapacity,
  updateReservation,
  updateSchedule,
} from "./capacity";
import { cancel, complete, setFulfillment } from "./closing";
import { type OperationName, routeOf } from "./routes";
import type { WriteFault, WriteLog } from "./write-log";

type ActionName = Exclude<OperationName, "getServiceJobs" | "getServiceJobByServiceJobId">;

const HANDLERS: Record<ActionName, (context: Context, asked: Asked) => Answer> = {
  getAppointmmentSlotsByJobId: slotsOfJob,
  getAppointmentSlots: slotsOfStore,
  addAppointmentForServiceJobByServiceJobId: addAppointment,
  rescheduleAppointmentForServiceJobByServiceJobId: rescheduleAppointment,
  assignAppointmentResources: assignResources,
  setAppointmentFulfillmentData: setFulfillment,
  completeServiceJobByServiceJobId: complete,
  cancelServiceJobByServiceJobId: cancel,
  getFixedSlotCapacity: fixedCapacity,
  getRangeSlotCapacity: rangeCapacity,
  updateSchedule,
  createReservation,
  updateReservation,
  cancelReservation,
  createServiceDocumentUploadDestination: ({ documents }, asked) => documents.create(asked),
};

export type ActionRequest = {
  operation: ActionName;
  /** Null where a segment of the path is no id. */
  ids: Record<string, string> | null;
  query: string;
  contentType: string;
  /** Null for one that is too long. */
  body: string | null;
};

export type ActionParts = {
  context: Context;
  log: WriteLog;
  faults: () => Faults;
  random: Random;
};

/** Refuses what no operation reads, with the status of a gateway; else what is asked. */
export function readAction({
  operation,
  ids,
  query,
  contentType,
  body,
}: ActionRequest): Asked | Answer {
  const { hasBody = false, inMarketplace = false } = routeOf(operation);
  if (body === null) return refusal(413, "InvalidInput", "The request size exceeded the maximum.");
  const parameters = parseQueryString(query);
  if (!parameters) return missing("query").answer;
  if (ids === null) return missing("id").answer;
  if (inMarketplace && !MARKETPLACE_IDS.has(parameters.get("marketplaceIds") ?? "")) {
    return missing("marketplaceIds").answer;
  }
  if (!hasBody) return { ids, query: parameters, body: undefined };
  if (!/^application\/json\b/i.test(contentType)) {
    return refusal(415, "InvalidInput", "The entity of the request is in a format not supported.");
  }
  try {
    return { ids, query: parameters, body: JSON.parse(body) };
  } catch {
    return missing("body").answer;
  }
}

/** Whether this is an answer already. */
export function isAnswer(one: Asked | Answer): one is Answer {
  return "status" in one;
}

/** Does what is asked; a write meets what was planned for it, or what chance has for it, and is noted. */
export function performAction(parts: ActionParts, operation: ActionName, asked: Asked): Answer {
  const normal = (force?: Asked["force"]) => tried(parts.context, operation, { ...asked, force });
  if (!routeOf(operation).writes) return normal().answer;
  const { log } = parts;
  const target = { operation, ids: asked.ids, body: asked.body };
  const fault = log.take(target) ?? faultByChance(parts);
  if (fault !== null && NOT_DONE.has(fault)) {
    const answer = UNDONE[fault] ?? serviceUnavailable();
    log.note(target, { answer, executed: false, fault });
    return answer;
  }
  log.race("before-write", target);
  const { answer, executed } = normal(
    fault === "overbook" || fault === "unassign" ? fault : undefined,
  );
  log.note(target, { answer, executed, fault });
  log.race("after-write", target);
  return onItsWay(answer, fault, parts.faults().writes.lateMs);
}

const UNDONE: Partial<Record<WriteFault, Answer>> = {
  dropped: { ...serviceUnavailable(), transmission: "reset" },
  "503-not-done": serviceUnavailable(),
  throttled: quotaExceeded(),
};
const NOT_DONE: ReadonlySet<string> = new Set(Object.keys(UNDONE));

function tried(
  context: Context,
  operation: ActionName,
  asked: Asked,
): { answer: Answer; executed: boolean } {
  try {
    return { answer: HANDLERS[operation](context, asked), executed: true };
  } catch (error) {
    if (error instanceof Refused) return { answer: error.answer, executed: false };
    throw error;
  }
}

/** Nothing is drawn while no write is to go wrong: other faults then fall as they always did. */
function faultByChance({ faults, random }: ActionParts): WriteFault | null {
  const { lost, late, done503, notDone503, dropped } = faults().writes;
  const shares: [WriteFault, number][] = [
    ["lost", lost],
    ["late", late],
    ["503-done", done503],
    ["503-not-done", notDone503],
    ["dropped", dropped],
  ];
  if (shares.every(([, share]) => share === 0)) return null;
  let luck = random.next();
  for (const [fault, share] of shares) {
    luck -= share;
    if (luck < 0) return fault;
  }
  return null;
}

function onItsWay(answer: Answer, fault: WriteFault | null, lateMs: number): Answer {
  if (fault === "lost") return { ...answer, transmission: "reset" };
  if (fault === "late") return { ...answer, delayMs: answer.delayMs + lateMs };
  if (fault === "500-done") return internalFailure();
  return fault === "503-done" ? serviceUnavailable() : answer;
}
