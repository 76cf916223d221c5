import { describe, expect, it } from "vitest";
import { SpApiError, type SpApiErrorInit } from "@/lib/server/sp-api/errors";
import { amazonProblem } from "./amazon-problem";

describe("amazonProblem", () => {
  it.each<[SpApiErrorInit, string | undefined]>([
    [{ kind: "access" }, "authorization"],
    [{ kind: "credentials", credential: "client" }, "client"],
    [{ kind: "credentials", credential: "refresh_token" }, "refreshToken"],
    [{ kind: "credentials" }, undefined],
    [{ kind: "invalid_answer" }, "invalidAnswer"],
    [{ kind: "proxy" }, "proxy"],
    [{ kind: "unavailable" }, undefined],
  ])("of %j has the reason %s", (init, reason) => {
    expect(amazonProblem(new SpApiError(init))?.reason).toBe(reason);
  });

  it("keeps Amazon's own words apart, for a screen in any language", () => {
    const error = new SpApiError({ kind: "rejected", upstreamMessage: "Invalid input: storeIds" });
    expect(amazonProblem(error)).toMatchObject({
      code: "upstream_rejected",
      upstreamMessage: "Invalid input: storeIds",
    });
    expect(amazonProblem(new SpApiError({ kind: "rejected" }))).not.toHaveProperty(
      "upstreamMessage",
    );
  });

  it.each(["throttled", "unavailable", "timeout", "invalid_answer"] as const)(
    "says whole seconds where %s came with a fraction",
    (kind) => {
      expect(amazonProblem(new SpApiError({ kind, retryAfterSeconds: 1.5 }))?.retryAfter).toBe(2);
    },
  );

  it("keeps somebody's own waiting calls apart from everybody's", () => {
    const error = (ofUser: boolean) =>
      new SpApiError({ kind: "throttled", retryAfterSeconds: 7, ofUser });
    expect(amazonProblem(error(true))).toMatchObject({ code: "rate_limited", retryAfter: 7 });
    expect(amazonProblem(error(false))).toMatchObject({
      code: "upstream_throttled",
      retryAfter: 7,
    });
  });
});
