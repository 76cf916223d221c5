import "server-only";
import type { Role } from "@/lib/access/permissions";
import { type ActionAnswer, jobNow } from "@/lib/actions/job-action";
import { type Problem, ProblemError } from "@/lib/http/problem";
import type { JobWrite } from "@/lib/server/actions/job-write";
import type { WriteResult } from "@/lib/server/actions/write-service";
import { toProblem } from "@/lib/server/http/problems";
import { shownJob } from "@/lib/server/jobs/get-job";
import { refusalErrors } from "./refusal-errors";

const RETRY_SECONDS = 2;

export type Ending = Extract<WriteResult, { type: "ended" }>;

/** What there is to say of an intent that has ended, however it did. */
export async function actionAnswer(
  { end, receipt, job }: Ending,
  role: Role,
): Promise<ActionAnswer> {
  return {
    job: job && (await shownJob(job, role)),
    warnings: end.warnings,
    action: receipt,
    fetchedAt: new Date().toISOString(),
  };
}

type About = { role: Role; write: JobWrite };

/**
 * The answer to a write that was done.
 * @throws ProblemError for every other end: `conflict`, `in_progress`, `key_reused`, `upstream_rejected`
 *   with what Amazon refused, `outcome_unknown`, or why nothing was done
 */
export async function answerOf(result: WriteResult, about: About): Promise<ActionAnswer> {
  const { role } = about;
  switch (result.type) {
    case "ended":
      if (result.end.state === "done") return actionAnswer(result, role);
      throw await failureOf(result, about);
    case "conflict":
      throw new ProblemError("conflict", {
        detail: "The job is no longer what you decided on. Nothing was sent to Amazon.",
        current: jobNow(await shownJob(result.job, role)),
      });
    case "in_progress":
      throw inProgress();
    case "key_reused":
      throw new ProblemError("key_reused", {
        detail: "This Idempotency-Key was used for something else. Nothing was sent to Amazon.",
      });
  }
}

export function inProgress(): ProblemError {
  return new ProblemError("in_progress", {
    detail: "A change of this job is under way. Ask again when it has ended.",
    retryAfter: RETRY_SECONDS,
  });
}

async function failureOf(ending: Ending, { role, write }: About): Promise<ProblemError> {
  const { end, receipt, failure } = ending;
  const requestId = end.requestId === null ? {} : { requestId: end.requestId };
  const kept = { action: receipt.key, ...requestId };
  if (end.state === "unknown") {
    const detail = "Amazon did not say whether it was done. Nothing is sent again by itself.";
    return new ProblemError("outcome_unknown", { detail, ...kept });
  }
  if (end.state === "not_done" && (failure === null || failure.kind === "unknown_outcome")) {
    const detail = "Amazon failed, and shows that nothing was done.";
    return new ProblemError("upstream_unavailable", { detail, reason: "notDone", ...kept });
  }
  const said = failure === null ? null : toProblem(failure);
  if (said !== null && said.code !== "upstream_rejected" && end.refusals.length === 0) {
    return told(said, kept);
  }
  if (end.refusals.some(({ reason }) => reason === "jobUnknown")) {
    return new ProblemError("not_found", { detail: "Amazon no longer has this job.", ...kept });
  }
  return new ProblemError("upstream_rejected", {
    detail: said?.detail ?? "Amazon refused it.",
    ...(said?.upstreamMessage && { upstreamMessage: said.upstreamMessage }),
    ...kept,
    ...(end.refusals.length > 0 && { errors: refusalErrors(end.refusals, timesOf(write)) }),
    ...(ending.job && { current: jobNow(await shownJob(ending.job, role)) }),
  });
}

function told(said: Problem, kept: object): ProblemError {
  const { code, status: _status, ...details } = said;
  return new ProblemError(code, { ...details, ...kept });
}

/** The field of the form that has times; of both kinds, those of the work are checked by Amazon. */
function timesOf(write: JobWrite): string {
  if (write.operation !== "fulfil") return "start";
  return write.data.fulfillmentTime === undefined && write.data.estimatedArrivalTime
    ? "arrival"
    : "worked";
}
