import { inspect } from "node:util";
import { expect, test } from "vitest";
import { SpApiError } from "./errors";

test("keeps Amazon's words for the screen and out of every dump", () => {
  const error = new SpApiError({
    kind: "rejected",
    status: 422,
    upstreamCode: "InvalidInput",
    upstreamMessage: "Job not found for jobId 34534399990035",
    requestId: "r-1",
  });

  expect(error.upstreamMessage).toBe("Job not found for jobId 34534399990035");
  const dump = inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true });
  expect(dump).toContain("r-1");
  expect(dump).not.toContain("34534399990035");
  expect(JSON.stringify({ ...error })).not.toContain("34534399990035");
});

test("says what happened when nothing more is known", () => {
  const error = new SpApiError({ kind: "timeout" });

  expect(error).toMatchObject({
    name: "SpApiError",
    message: "Amazon did not answer in time.",
    status: null,
    upstreamCode: null,
    upstreamMessage: null,
    requestId: null,
    retryAfterSeconds: null,
    credential: null,
  });
  expect("cause" in error).toBe(false);
});
