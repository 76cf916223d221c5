import { describe, expect, it } from "vitest";
import { SpApiError, type SpApiErrorKind } from "@/lib/server/sp-api/errors";
import { nextTry } from "./slice";

const failure = (kind: SpApiErrorKind, retryAfterSeconds: number | null = null) =>
  new SpApiError({ kind, retryAfterSeconds });

describe("the patience of a slice", () => {
  it.each(["unavailable", "timeout", "throttled", "invalid_answer"] as const)(
    "asks a page that failed as %s again, then begins anew, then gives up",
    (kind) => {
      expect([1, 2, 3].map((tries) => nextTry(failure(kind), tries, true))).toEqual([
        { step: "again", pauseMs: 1_000 },
        { step: "restart", pauseMs: 4_000 },
        { step: "give up" },
      ]);
    },
  );

  it("waits as long as it was asked to, within reason", () => {
    expect(nextTry(failure("throttled", 7), 1, true)).toMatchObject({ pauseMs: 7_000 });
    expect(nextTry(failure("throttled", 900), 1, true)).toMatchObject({ pauseMs: 30_000 });
  });

  it("takes a refusal for an expired cursor only where a cursor was sent", () => {
    expect(nextTry(failure("rejected"), 1, true)).toEqual({ step: "restart", pauseMs: 0 });
    expect(nextTry(failure("rejected"), 1, false)).toEqual({ step: "give up" });
  });

  it.each(["access", "credentials", "not_found"] as const)("does not insist on %s", (kind) => {
    expect(nextTry(failure(kind), 1, true)).toEqual({ step: "give up" });
  });
});
