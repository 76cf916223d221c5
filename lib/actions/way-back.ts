import { type ActionAnswer, activeVisit, seenOf } from "./job-action";
import type { Intent, Wish } from "./send-action";

/** What leads back from something that was done: a time to be chosen anew, or a wish that can be sent at once. */
export type WayBack = { kind: "move"; start: string } | { kind: "assign"; wish: Wish };

/**
 * Amazon has no way back of its own. A visit may go to where it was, if that is still to come and offered; whoever
 * was assigned before may be again, and nobody cannot. Null where nothing leads back.
 * @param now epoch ms
 */
export function wayBack(intent: Intent, { job }: ActionAnswer, now: number): WayBack | null {
  if (intent.action === "reschedule") {
    const { start } = intent.body.seen;
    return start !== null && Date.parse(start) > now ? { kind: "move", start } : null;
  }
  const appointment = job && activeVisit(job)?.appointmentId;
  if (intent.action !== "assign" || !appointment) return null;
  const { technicians } = intent.body.seen;
  const isSame = technicians.join() === intent.body.technicians.toSorted().join();
  if (technicians.length === 0 || isSame) return null;
  const body = { appointment, technicians, seen: seenOf(job) };
  return { kind: "assign", wish: { action: "assign", body } };
}
