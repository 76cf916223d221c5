import { postForLines } from "@/lib/http/fetch-lines";
import type { Problem } from "@/lib/http/problem";
import type { ActionAnswer, ActionBody } from "./job-action";

/** As many visits go into one request. */
export const MOST_AT_ONCE = 50;

/** Amazon assigns one visit a second (Services API v1, usage plan of `assignAppointmentResources`). */
export const SECONDS_EACH = 1;

/** Who is to go to one visit of several; `key` is the Idempotency-Key of this one, a UUID. */
export type BulkItem = ActionBody["assign"] & { job: string; key: string };

/** How many of all have ended, and how many seconds the others are going to take. */
export type BulkProgress = { done: number; of: number; secondsLeft: number };

/** Why it went no further: nobody knows what became of three, or five in a row were not done. */
export type BulkStop = "unknowns" | "refusals" | "shutdown";

/** A line of what `POST /api/jobs/assign` answers, as it happens; the problem is the one of a single assign. */
export type BulkLine =
  | ({ type: "begun"; key: string } & BulkProgress)
  | ({ type: "done"; key: string; answer: ActionAnswer } & BulkProgress)
  | ({ type: "failed"; key: string; problem: Problem } & BulkProgress)
  /** The last one; without it the connection was lost. Null: everything was tried. */
  | { type: "over"; stopped: BulkStop | null };

/** Has many visits assigned, and tells each line as it happens. Whoever aborts it stops it. */
export function sendBulk(
  items: readonly BulkItem[],
  signal: AbortSignal,
): AsyncGenerator<BulkLine, void, void> {
  return postForLines<BulkLine>("/api/jobs/assign", { items }, signal);
}
