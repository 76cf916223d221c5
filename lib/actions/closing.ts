import type { Job } from "@/lib/jobs/job";
import { parseInstant } from "@/lib/time/instant";
import type { DocumentRef } from "./documents";
import { type ActionBody, activeVisit, type Seen, seenOf } from "./job-action";
import type { RefusalReason } from "./refusal-reasons";

/** From when to when, in epoch ms. */
export type Span = { start: number; end: number };

/** What somebody says of a visit, each part null as long as nothing is said of it. */
export type Told = {
  worked: Span | null;
  /** By id. */
  technicians: readonly string[] | null;
  documents: readonly DocumentRef[];
};

/** So many go at once; those that are left go with the next time. */
const MOST_DOCUMENTS = 10;

export const NOTHING_TOLD: Told = { worked: null, technicians: null, documents: [] };

/** When the visit that stands was to be; null where Amazon names no time. Without a length an hour is taken. */
export function plannedSpan(job: Pick<Job, "appointments">): Span | null {
  const { startTime, durationInMinutes = 60 } = activeVisit(job)?.appointmentTime ?? {};
  const start = startTime === undefined ? null : parseInstant(startTime);
  return start === null ? null : { start, end: start + durationInMinutes * 60_000 };
}

/** What Amazon would refuse about when the work was done (Services API v1 model, `FulfillmentTime`). */
export function workedProblem(
  { start, end }: Span,
  now: number,
): Extract<RefusalReason, "endBeforeStart" | "timesInFuture"> | null {
  if (end <= start) return "endBeforeStart";
  return end > now ? "timesInFuture" : null;
}

/**
 * What is still to be saved of a visit, as the body of `fulfil`; null where nothing is. What Amazon shows of
 * the visit needs no saying: people count only where they are others than those who were to come.
 */
export function unsaved(
  job: Pick<Job, "serviceJobStatus" | "appointments">,
  told: Told,
  saved: Told,
): ActionBody["fulfil"] | null {
  const seen = seenOf(job);
  if (seen.appointmentId === null) return null;
  const { worked, technicians } = told;
  const documents = told.documents
    .filter(({ id }) => saved.documents.every((one) => one.id !== id))
    .slice(0, MOST_DOCUMENTS);
  const parts = {
    ...(worked && !isSameSpan(worked, saved.worked) && { worked: spelt(worked) }),
    ...(technicians && !areThere(technicians, saved.technicians, seen) && { technicians }),
    ...(documents.length > 0 && { documents }),
  };
  if (Object.keys(parts).length === 0) return null;
  return { appointment: seen.appointmentId, ...parts, seen };
}

/** Says when somebody is going to arrive. */
export function arrivalBody(
  job: Pick<Job, "serviceJobStatus" | "appointments">,
  arrival: Span,
): ActionBody["fulfil"] | null {
  const seen = seenOf(job);
  if (seen.appointmentId === null) return null;
  return { appointment: seen.appointmentId, arrival: spelt(arrival), seen };
}

/** Amazon takes UTC alone, with milliseconds and a `Z`. */
function spelt({ start, end }: Span): { start: string; end: string } {
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
}

function isSameSpan(a: Span, b: Span | null): boolean {
  return a.start === b?.start && a.end === b.end;
}

function areThere(ids: readonly string[], saved: Told["technicians"], seen: Seen): boolean {
  return [...ids].sort().join() === [...(saved ?? seen.technicians)].sort().join();
}
