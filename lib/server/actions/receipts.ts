import "server-only";
import type { ActionState, ActionWarning, JobAction, Receipt } from "@/lib/actions/job-action";
import type { RefusalReason } from "@/lib/actions/refusal-reasons";
import type { ActionRow } from "@/lib/server/db/actions";
import type { SpApiError } from "@/lib/server/sp-api/errors";
import { refusalsOf } from "./refusals";

/** One thing that Amazon refused, without its words. */
export type KeptRefusal = {
  /** Null for what nobody has met. */
  reason: RefusalReason | null;
  code: string | null;
  /** Whom it is about, where Amazon names them. */
  technicians: readonly string[];
};

/** What came of an intent, in ids and codes; this much is kept. */
export type Ended = {
  state: Exclude<ActionState, "sent">;
  /** Amazon's. */
  status: number | null;
  codes: readonly string[];
  refusals: readonly KeptRefusal[];
  warnings: readonly ActionWarning[];
  /** The visit that came of it. */
  appointmentId: string | null;
  requestId: string | null;
};

export function ended(state: Ended["state"], about: Partial<Ended> = {}): Ended {
  const none = { status: null, codes: [], refusals: [], warnings: [] };
  return { state, ...none, appointmentId: null, requestId: null, ...about };
}

/** What is kept of a failure. */
export function aboutOf(failure: SpApiError): Partial<Ended> {
  const { status, requestId, upstreamCode } = failure;
  const refusals = refusalsOf(failure).map(({ reason, code, technicians }) => {
    return { reason, code, technicians };
  });
  const codes = refusals.flatMap(({ code }) => code ?? []);
  const about = { status, requestId, refusals };
  return { ...about, codes: codes.length > 0 ? codes : [upstreamCode ?? []].flat() };
}

/** What came of it, as it was kept; null while nobody has noted it. */
export function endedIn({ outcome }: Pick<ActionRow, "outcome">): Ended | null {
  return outcome === null ? null : (outcome as Ended);
}

/** What a row tells of what somebody had Amazon do. */
export function receiptOf(row: ActionRow): Receipt {
  const end = endedIn(row) ?? ended("unknown");
  return {
    key: row.key,
    jobId: row.jobId,
    action: row.operation as JobAction,
    state: row.state,
    at: row.at.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    user: { id: row.userId, name: row.userName },
    codes: end.codes,
    reasons: end.refusals.flatMap(({ reason }) => reason ?? []),
    warnings: end.warnings.flatMap(({ code }) => code ?? []),
    appointmentId: end.appointmentId,
    requestId: end.requestId,
  };
}
