import { parseInstant } from "@/lib/time/instant";
import { type Seen, seenOf } from "./job-action";

/** What a decision rests on that is no longer as it was seen. */
export type SeenChange = "status" | "visit" | "start" | "technicians";

/** What of a job has changed between the two; empty where a decision still stands. */
export function changesBetween(
  before: Parameters<typeof seenOf>[0],
  after: Parameters<typeof seenOf>[0],
): SeenChange[] {
  const [was, is] = [seenOf(before), seenOf(after)];
  const changes: SeenChange[] = [];
  if (was.status !== is.status) changes.push("status");
  if (instantOf(was) !== instantOf(is)) changes.push("start");
  else if (was.appointmentId !== is.appointmentId) changes.push("visit");
  if (was.technicians.join() !== is.technicians.join()) changes.push("technicians");
  return changes;
}

/** Equal instants may be spelt differently. */
function instantOf({ start }: Seen): number | string | null {
  return start === null ? null : (parseInstant(start) ?? start);
}
