import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { REFUSAL_REASONS } from "@/lib/actions/refusal-reasons";
import { ProblemError } from "@/lib/http/problem";
import type { JobWrite } from "@/lib/server/actions/job-write";
import { type Ended, ended } from "@/lib/server/actions/receipts";
import { mapProblems } from "@/lib/server/http/problems";
import { accounts } from "@/lib/server/jobs/accounts";
import { amazonProblem } from "@/lib/server/jobs/source/amazon-problem";
import { SpApiError } from "@/lib/server/sp-api/errors";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { answerOf } from "./action-answer";
import { refusalErrors } from "./refusal-errors";

const KEY = "0b6f7b1e-1df2-4f4a-9c54-3f2f6d8a1e10";
const JOB: WireJob = {
  serviceJobId: "J1",
  serviceJobStatus: "HOLD",
  buyer: { name: "Ada Lovelace", phone: "+1 206 555 0100" },
};
const ASSIGN: JobWrite = { operation: "assign", appointmentId: "J1_1", technicians: ["A1"] };

beforeEach(() => {
  mapProblems(amazonProblem);
  accounts.provide({ default: { index: null }, all: [], standing: null } as never);
});
afterEach(() => vi.restoreAllMocks());

function ending(end: Ended, failure: SpApiError | null = null, job: WireJob | null = JOB) {
  const receipt = {
    ...{ key: KEY, jobId: "J1", action: "assign" as const, state: end.state },
    ...{ at: "2026-11-30T10:00:00.000Z", endedAt: null, user: { id: "ann", name: null } },
    ...{ codes: [], reasons: [], warnings: [], appointmentId: null, requestId: null },
  };
  return { type: "ended" as const, end, receipt, job, failure };
}

async function problemOf(...asked: Parameters<typeof answerOf>) {
  const error = await answerOf(...asked).catch((thrown: unknown) => thrown);
  if (!(error instanceof ProblemError)) throw error;
  return error.problem;
}

const about = { role: "viewer", write: ASSIGN } as const;

describe("what was done", () => {
  it("is answered with the job as this role may see it", async () => {
    const warnings = [{ code: "RESOURCES_OVERBOOKED", technicians: ["A1"] }];
    const answer = await answerOf(ending(ended("done", { warnings })), about);
    expect(answer).toMatchObject({
      job: { serviceJobId: "J1", buyer: { name: "A. L." } },
      warnings,
      action: { key: KEY, state: "done" },
    });
    expect(JSON.stringify(answer)).not.toContain("206 555");
  });
});

describe("what was not done", () => {
  it("is a conflict with what is decided on, and nothing of the buyer, whoever asks", async () => {
    for (const role of ["viewer", "manager"] as const) {
      const problem = await problemOf({ type: "conflict", job: JOB }, { ...about, role });
      expect(problem).toMatchObject({ code: "conflict", current: { serviceJobId: "J1" } });
      expect(JSON.stringify(problem)).not.toMatch(/buyer|Lovelace|A\. L\./u);
    }
  });

  it("is in nobody's way, or in that of another one", async () => {
    expect(await problemOf({ type: "in_progress" }, about)).toMatchObject({
      code: "in_progress",
      retryAfter: 2,
    });
    expect(await problemOf({ type: "key_reused" }, about)).toMatchObject({ code: "key_reused" });
  });

  it("is refused technician by technician, by Amazon's codes and in its words", async () => {
    const refusals = [
      { reason: "technicianUnfit" as const, code: "RESOURCES_MISSING_REQUIRED_SKILLS" },
      { reason: "technicianUnfit" as const, code: "RESOURCES_NOT_AVAILABLE_IN_LOCATION" },
    ].map((one) => ({ ...one, technicians: ["A1"] }));
    const failure = new SpApiError({
      kind: "rejected",
      upstreamMessage: "No skills.",
      status: 422,
    });
    const end = ended("refused", { refusals, requestId: "R-1" });
    expect(await problemOf(ending(end, failure), about)).toMatchObject({
      code: "upstream_rejected",
      status: 400,
      upstreamMessage: "No skills.",
      requestId: "R-1",
      action: KEY,
      errors: [
        { parameter: "technicians", values: ["A1"], upstreamCode: refusals[0]?.code },
        { parameter: "technicians", values: ["A1"], upstreamCode: refusals[1]?.code },
      ],
      current: { serviceJobId: "J1" },
    });
    // Told once more, Amazon's words are not known any more.
    const again = await problemOf(ending(end), about);
    expect(again.upstreamMessage).toBeUndefined();
    expect(again.errors).toHaveLength(2);
  });

  it.each([
    [{ kind: "throttled", retryAfterSeconds: 3 } as const, "not_done", "upstream_throttled"],
    [{ kind: "proxy" } as const, "not_done", "upstream_unavailable"],
    [{ kind: "access" } as const, "refused", "upstream_access"],
    [{ kind: "not_found" } as const, "refused", "not_found"],
  ] as const)("is told as any other call that fails so: %o", async (init, state, code) => {
    const problem = await problemOf(ending(ended(state), new SpApiError(init)), about);
    expect(problem).toMatchObject({ code, action: KEY });
  });

  it("is a job that Amazon no longer has, also when it is told once more", async () => {
    const refusals = [{ reason: "jobUnknown" as const, code: "InvalidInput", technicians: [] }];
    const problem = await problemOf(ending(ended("refused", { refusals }), null, null), about);
    expect(problem.code).toBe("not_found");
  });

  it("is not done as Amazon shows, or nobody knows", async () => {
    const failure = new SpApiError({ kind: "unknown_outcome", requestId: "R-2" });
    const notDone = await problemOf(ending(ended("not_done"), failure), about);
    expect(notDone).toMatchObject({ code: "upstream_unavailable", reason: "notDone" });
    const unknown = await problemOf(ending(ended("unknown", { requestId: "R-2" })), about);
    expect(unknown).toMatchObject({ code: "outcome_unknown", action: KEY, requestId: "R-2" });
  });
});

it("every reason is about a field, and times about those that were sent", () => {
  const refusals = REFUSAL_REASONS.map((reason) => ({ reason, code: null, technicians: [] }));
  const errors = refusalErrors(refusals, "arrival");
  expect(errors.map(({ code }) => code)).toEqual([...REFUSAL_REASONS]);
  expect(errors.map(({ parameter }) => parameter)).not.toContain("worked");
  expect(errors.find(({ code }) => code === "timesIncomplete")?.parameter).toBe("arrival");
});
