import { fetchJson, postJson } from "@/lib/http/fetch-json";
import { type Problem, ProblemError } from "@/lib/http/problem";
import {
  type ActionAnswer,
  type ActionBody,
  activeVisit,
  type JobAction,
  jobNow,
  seenOf,
} from "./job-action";

/** What a person wants of a job. */
export type Wish = {
  [Action in JobAction]: { action: Action; body: ActionBody[Action] };
}[JobAction];

/**
 * Who goes to a visit once it is booked. Where Amazon did not show the job again it is taken to be as it was
 * wished: the server looks before it sends, and says what is otherwise.
 */
export function assignAfter(
  start: string,
  technicians: readonly string[],
): (booked: ActionAnswer) => Wish | null {
  return ({ job, action: { appointmentId } }) => {
    const wished = { status: "NOT_SERVICED", appointmentId, start, technicians: [] };
    const seen = job === null ? wished : seenOf(job);
    const appointment = seen.appointmentId;
    if (appointment === null) return null;
    return { action: "assign", body: { appointment, technicians, seen } };
  };
}

/** A wish for one job, sent as often as it takes and done once: the key is its Idempotency-Key, a UUID. */
export type Intent = Wish & { key: string; jobId: string };

/** `randomUUID` is missing over plain http. RFC 9562, version 4. */
export function newIntentKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Has it done. Whoever goes away meanwhile neither ends nor repeats it, so that nothing aborts it. */
export function sendIntent({ key, jobId, action, body }: Intent): Promise<ActionAnswer> {
  return postJson(`/api/jobs/${encodeURIComponent(jobId)}/${action}`, body, {
    headers: { "idempotency-key": key },
  });
}

/**
 * What became of an intent; the server looks again where nobody knew.
 * @throws ProblemError as sending it does, for every end but that it was done
 */
export async function askAfter(key: string): Promise<ActionAnswer> {
  const answer = await fetchJson<ActionAnswer>(`/api/actions/${encodeURIComponent(key)}`);
  const { state, reasons, codes, requestId } = answer.action;
  const about = {
    detail: "It was not done.",
    ...(requestId !== null && { requestId }),
    ...(answer.job !== null && { current: jobNow(answer.job) }),
  };
  switch (state) {
    case "done":
      return answer;
    case "sent":
      throw new ProblemError("in_progress", about);
    case "unknown":
      throw new ProblemError("outcome_unknown", about);
    case "not_done":
      throw new ProblemError("upstream_unavailable", { ...about, reason: "notDone" });
    case "refused": {
      const errors = reasons.map((code) => ({ parameter: "job", code, detail: code }));
      const unnamed = codes.map((code) => ({ parameter: "job", detail: code }));
      throw new ProblemError("upstream_rejected", {
        ...about,
        errors: errors.length > 0 ? errors : unnamed,
      });
    }
  }
}

/**
 * Whether an intent that failed so may be sent again under its own key: the server has nothing on record
 * under it, or nobody knows whether it has. Otherwise it would only be told the same again.
 */
export function keepsKey({ code, reason }: Pick<Problem, "code" | "reason">): boolean {
  return (
    reason === "unreachable" ||
    code === "unauthenticated" ||
    code === "rate_limited" ||
    code === "in_progress" ||
    code === "internal"
  );
}

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
