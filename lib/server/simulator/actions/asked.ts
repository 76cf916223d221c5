import "server-only";
import { type Answer, type ApiError, jsonAnswer, notYourJob } from "@/lib/server/simulator/answer";
import { utc } from "@/lib/server/simulator/fixtures/instants";
import type { JobSet } from "@/lib/server/simulator/fixtures/job-set";
import type {
  Appointment,
  JobRecord,
  ServiceJob,
} from "@/lib/server/simulator/fixtures/service-job";
import type { Random } from "@/lib/server/simulator/random";
import { instantOf } from "./availability";
import type { Books } from "./books";

/** What the operations beyond list and detail share. */
export type Context = {
  jobSet: JobSet;
  books: Books;
  documents: {
    create(asked: Asked): Answer;
    /** What is wrong with the documents that a visit is given, in Amazon's words. */
    judge(value: unknown): string[];
  };
  /** Of new appointment ids. */
  random: Random;
  /** Amazon's clock, in epoch milliseconds. */
  now: () => number;
  /** What was sent for visits, by appointment id. */
  fulfillment: Map<string, { start: number; end: number }>;
};

/** One request, read as far as all operations do it alike. */
export type Asked = {
  ids: Record<string, string>;
  query: ReadonlyMap<string, string>;
  body: unknown;
  /** A warning that a fault of the moment asks for. */
  force?: "overbook" | "unassign";
};

/** Refuses with Amazon's status and words; thrown, as it ends an operation wherever it is found. */
export class Refused extends Error {
  override name = "Refused";
  constructor(public answer: Answer) {
    super("refused");
  }
}

export const WARN = { unassigned: "RESOURCES_UNASSIGNED", overbooked: "RESOURCES_OVERBOOKED" };

export function errorOf(message: string, code = "InvalidInput", details = ""): ApiError {
  return { code, message, details };
}

/** A broken rule, as a 422 with an `errors` list. */
export function unprocessable(...messages: readonly string[]): Refused {
  return new Refused(jsonAnswer(422, { errors: messages.map((message) => errorOf(message)) }));
}

export function invalid(message: string, details = ""): Refused {
  return new Refused(jsonAnswer(400, { errors: [errorOf(message, "InvalidInput", details)] }));
}

export function missing(...parameters: readonly string[]): Refused {
  return invalid(`Missing or invalid request parameters: [${parameters.join(", ")}]`);
}

export function noContent(): Answer {
  return { status: 204, body: "", headers: {}, transmission: "whole", delayMs: 0 };
}

/** The job of a request. Which of its many sentences Amazon chooses depends on the operation. */
export function jobOf(
  { jobSet }: Context,
  { ids }: Asked,
  unknown: (id: string) => string = (id) => `No job exist with jobId : ${id}`,
): JobRecord {
  const id = ids.serviceJobId ?? "";
  const record = jobSet.find(id);
  if (!record || record.hidden) throw unprocessable(unknown(id));
  if (record.foreign) throw new Refused(notYourJob());
  return record;
}

const CLOSED: ReadonlySet<string> = new Set([
  "COMPLETED",
  "CANCELLED",
  "NOT_FULFILLABLE",
  "PAYMENT_DECLINED",
]);

export function isClosed({ serviceJobStatus = "" }: ServiceJob): boolean {
  return CLOSED.has(serviceJobStatus);
}

/** Refuses what nothing can be done about any more. */
export function demandOpen({ id, job }: JobRecord): void {
  if (!isClosed(job)) return;
  const state = job.serviceJobStatus;
  throw unprocessable(`Operation not allowed on job with jobId : ${id} and jobState : ${state}`);
}

export function activeVisit({ appointments }: ServiceJob): Appointment | undefined {
  return appointments?.find(({ appointmentStatus }) => appointmentStatus === "ACTIVE");
}

/** An instant that has to be written in UTC with a `Z`, in Amazon's words where it is not. */
export function startOf(value: unknown): number {
  const instant = instantOf(value);
  if (instant === null) throw unprocessable(`Failed to parse ISO8601 input: ${String(value)}`);
  if (!String(value).endsWith("Z")) {
    throw unprocessable(`ISO8601 time ${String(value)} is not in UTC.`);
  }
  return instant;
}

/** The job with one of its visits changed. */
export function withVisit(job: ServiceJob, id: string, change: Partial<Appointment>): ServiceJob {
  const appointments = job.appointments?.map((visit) =>
    visit.appointmentId === id ? { ...visit, ...change } : visit,
  );
  return { ...job, ...(appointments && { appointments }) };
}

/** One more visit of a job, with an id as Amazon's have them. */
export function newVisit(
  { random }: Context,
  record: JobRecord,
  start: number,
  durationInMinutes: number,
): Appointment {
  return {
    appointmentId: `${record.id}_${random.uuid()}`,
    appointmentStatus: "ACTIVE",
    appointmentTime: { startTime: utc(start), durationInMinutes },
  };
}
