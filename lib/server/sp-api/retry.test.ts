import { expect, test } from "vitest";
import { SpApiError, type SpApiErrorInit } from "./errors";
import { backoff, nextStep, type Situation } from "./retry";

const decide = (failure: SpApiErrorInit, situation: Partial<Situation> = {}) =>
  nextStep(new SpApiError(failure), {
    kind: "read",
    lane: "interactive",
    failures: 1,
    refreshed: false,
    random: () => 0.5,
    ...situation,
  });
const again = (delayMs: number) => ({ step: "again", delayMs });
const giveUp = { step: "give up" };

test.each<[SpApiErrorInit, unknown]>([
  [{ kind: "unavailable", status: 500 }, again(100)],
  [{ kind: "unavailable", status: 502 }, again(100)],
  [{ kind: "unavailable", status: 503 }, again(100)],
  [{ kind: "unavailable", status: 504 }, again(100)],
  [{ kind: "unavailable", status: 200 }, again(100)],
  [{ kind: "unavailable", status: null }, again(100)],
  [{ kind: "timeout" }, again(100)],
  [{ kind: "throttled", status: 429 }, again(0)],
  [{ kind: "access", status: 403, upstreamCode: "Unauthorized" }, { step: "fresh token" }],
  [{ kind: "unavailable", status: 501 }, giveUp],
  [{ kind: "unavailable", status: 505 }, giveUp],
  [{ kind: "rejected", status: 400 }, giveUp],
  [{ kind: "rejected", status: 422 }, giveUp],
  [{ kind: "not_found", status: 404 }, giveUp],
  [{ kind: "access", status: 403, upstreamCode: "UnauthorizedAction" }, giveUp],
  [{ kind: "access", status: 403, upstreamCode: "MissingAuthenticationToken" }, giveUp],
  [{ kind: "access", status: 403 }, giveUp],
  [{ kind: "access", status: 401, upstreamCode: "Unauthorized" }, giveUp],
  [{ kind: "access", status: 200, upstreamCode: "Unauthorized" }, giveUp],
  [{ kind: "credentials" }, giveUp],
  [{ kind: "invalid_answer", status: 200 }, giveUp],
])("%j leads to %j", (failure, step) => {
  expect(decide(failure)).toEqual(step);
});

test("a fresh token is tried once", () => {
  const failure = { kind: "access", status: 403, upstreamCode: "Unauthorized" } as const;

  expect(decide(failure, { refreshed: true })).toEqual(giveUp);
});

test.each([
  ["interactive", 3, true],
  ["interactive", 4, false],
  ["prefetch", 1, false],
  ["background", 7, true],
  ["background", 8, false],
] as const)("%s after %i failures tries again: %s", (lane, failures, tries) => {
  const { step } = decide({ kind: "timeout" }, { lane, failures });

  expect(step).toBe(tries ? "again" : "give up");
});

test("backs off with full jitter below a doubling bound, five seconds at most", () => {
  const delays = (random: number) => [1, 2, 3, 6, 40].map((n) => backoff(n, () => random));

  expect(delays(0)).toEqual([0, 0, 0, 0, 0]);
  expect(delays(0.5)).toEqual([100, 200, 400, 2500, 2500]);
  expect(delays(0.999)).toEqual([199, 399, 799, 4995, 4995]);
});

test("waits as long as Amazon asks, but keeps nobody waiting for minutes", () => {
  const busy = (retryAfterSeconds: number) =>
    ({ kind: "unavailable", status: 503, retryAfterSeconds }) as const;

  expect(decide(busy(3))).toEqual(again(3_000));
  expect(decide(busy(60))).toEqual(giveUp);
  expect(decide(busy(60), { lane: "background" })).toEqual(again(60_000));
});
